/**
 * The words of one language that repeat what a screen reader announces by itself; each list is part of a regular
 * expression.
 */
export interface MediumWords {
  /** Words for an image. */
  readonly mediums: string;
  /** The same, for words that mean something else without a joint after them: "pic" is a peak in French. */
  readonly joined: string;
  /** Words between a medium and what it shows. */
  readonly joints: string;
  /** Words before a medium. */
  readonly articles: string;
  /** Words after a joint that make it a kind of picture: "photo de famille", "photo of the day". */
  readonly fixed: string;
}

/** The words that say it is an image; `isDescribed` where what it shows follows them. */
export interface Redundant {
  readonly words: string;
  readonly isDescribed: boolean;
}

/** How far from the beginning or end these words are searched, in UTF-16 units. */
const reach = 120;

interface Patterns {
  readonly joined: RegExp;
  readonly fixed: RegExp;
  readonly alone: RegExp;
  readonly isAnyCase: boolean;
}

function patternsOf({ mediums, joined, joints, articles, fixed }: MediumWords, isAnyCase: boolean): Patterns {
  const start = `^(?:(?:${articles})\\s*)?(?:${mediums}|${joined})\\s+`;
  return {
    joined: new RegExp(`(${start}(${joints}))(?:\\s|$)`, 'iu'),
    fixed: new RegExp(`${start}(?:d[’']|\\S+\\s+)(?:${fixed})(?:[^\\p{L}]|$)`, 'iu'),
    alone: new RegExp(`^((?:(?:${articles})\\s*)?(?:${mediums})\\s*:)`, 'iu'),
    isAnyCase,
  };
}

/**
 * Returns a function that finds words which repeat the screen reader's "image": "Image of a ridge", "Photo: Ada
 * Lovelace", "Ridge trail, image". A medium and its joint must be of one language. A medium directly after another word
 * is a kind of picture ("Satellite image", "Profile photo") and carries meaning. Sources: W3C, Images tutorial, tips;
 * axe-core `image-redundant-alt`; Sa11y, which warns of the same beginnings.
 */
export function createRedundant(
  languages: Readonly<Record<string, MediumWords>>,
): (text: string) => Redundant | null {
  // English titles capitalise "Of"; elsewhere a capital begins a name: "Photo Des Moines".
  const patterns = Object.entries(languages).map(([name, words]) => patternsOf(words, name === 'en'));
  const mediums = Object.values(languages).map((words) => words.mediums);
  const last = new RegExp(`(?:[,;:|(\\[–—]|\\s-)\\s*(${mediums.join('|')})[)\\].!]*$`, 'iu');
  return (text) => {
    const head = text.slice(0, reach);
    for (const { joined, fixed, alone, isAnyCase } of patterns) {
      const [, words, joint = ''] = joined.exec(head) ?? [];
      const isJoint = isAnyCase || joint === joint.toLowerCase() || head === head.toUpperCase();
      if (words && isJoint && !fixed.test(head)) return { words, isDescribed: true };
      const [, before] = alone.exec(head) ?? [];
      if (before) return { words: before, isDescribed: false };
    }
    const tail = text.slice(-reach);
    const end = last.exec(tail);
    const [whole = '', behind] = end ?? [];
    if (!end || !behind) return null;
    // "Web, Print, Foto" is a list.
    const before = tail.slice(0, end.index).trim();
    const isApart = /^[([]/.test(whole) || (/\s/.test(before) && !/[,;|/]/.test(before));
    return isApart ? { words: behind, isDescribed: false } : null;
  };
}
