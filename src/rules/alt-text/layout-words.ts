/** The words of one language by meaning: a kind of image, or a place in a layout. */
export type LayoutWords = Readonly<
  Record<
    | 'strong'
    | 'image'
    | 'photo'
    | 'icon'
    | 'logo'
    | 'place'
    | 'layout'
    | 'role'
    | 'subject'
    | 'context'
    | 'index'
    | 'glue',
    string
  >
>;

type Kind = keyof LayoutWords;

/**
 * Shortest part of a compound (shorter words begin and end too many others), and the longest compound, in characters.
 */
const partLength = 4;
const compoundLength = 40;

/** Linking elements between the parts of a German compound. */
const links = ['', 's', 'n', 'e', 'en', 'er'];

/**
 * How a language joins two words to one term: `projektkarten` + `bild`, "project card" + "image", or with a
 * preposition, "image" + "de" + "produit".
 */
type Joining = 'compound' | 'apart' | 'preposition';
const joinings: Readonly<Record<string, Joining>> = { de: 'compound', fr: 'preposition', es: 'preposition' };

interface Vocabulary {
  readonly joining: Joining;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Phrases with spaces, each with its form in underscores, and the words in them. */
  readonly phrases: readonly (readonly [spaced: string, joined: string])[];
  readonly phraseWords: ReadonlySet<string>;
}

function vocabularyOf([language, words]: [string, LayoutWords]): Vocabulary {
  const kinds = new Map<string, Kind>();
  let kind: Kind;
  for (kind in words) for (const word of words[kind].split(' ')) kinds.set(word, kind);
  const joined = [...kinds.keys()].filter((word) => word.includes('_'));
  return {
    joining: joinings[language] ?? 'apart',
    kinds,
    phrases: joined.map((word) => [` ${word.replaceAll('_', ' ')} `, ` ${word} `]),
    phraseWords: new Set(joined.flatMap((word) => word.split('_'))),
  };
}

/** The kinds of the parts of a word, or null: `projektkartenbild` is `projekt`, `karten`, `bild`. */
function partsOf(word: string, { kinds, joining }: Vocabulary): readonly Kind[] | null {
  const whole = kinds.get(word);
  if (whole) return [whole];
  if (joining !== 'compound' || word.length > compoundLength) return null;
  const reached = new Map<number, readonly Kind[]>([[0, []]]);
  for (let from = 0; from < word.length; from += 1) {
    const before = reached.get(from);
    for (let to = from + partLength; before && to <= word.length; to += 1) {
      const kind = kinds.get(word.slice(from, to));
      if (!kind) continue;
      for (const link of links) {
        if (word.startsWith(link, to)) reached.set(to + link.length, [...before, kind]);
      }
      if (to === word.length) return [...before, kind];
    }
  }
  return null;
}

function kindsOf(tokens: readonly string[], vocabulary: Vocabulary): (Kind | 'number')[] | null {
  const { phrases, phraseWords } = vocabulary;
  const found: (Kind | 'number')[] = [];
  const isKnown = (token: string): boolean => {
    const parts = /^\p{N}/u.test(token) ? (['number'] as const) : partsOf(token, vocabulary);
    found.push(...(parts ?? []));
    return parts !== null;
  };
  if (!tokens.every((token) => phraseWords.has(token) || isKnown(token))) return null;
  let text = ` ${tokens.join(' ')} `;
  for (const [spaced, joined] of phrases) text = text.replaceAll(spaced, joined);
  found.length = 0;
  return text.trim().split(' ').every(isKnown) ? found : null;
}

function isPlace(
  found: readonly (Kind | 'number')[],
  joining: Joining,
  isIndexed: boolean,
  isDescribed: boolean,
): boolean {
  const has = (...kinds: Kind[]): boolean => kinds.some((kind) => found.includes(kind));
  const isPair = found.filter((kind) => kind === 'layout').length > 1;
  const isCounted = isIndexed || has('index');
  // A card photo is a place in a layout, a photo card a product.
  const isJoined = joining === 'preposition' && has('glue');
  const isPhotoOf = has('photo') && (isJoined || found.indexOf('layout') < found.indexOf('photo'));
  if (has('strong')) return true;
  if (has('layout') && (isCounted || isPair || isPhotoOf || has('image', 'logo', 'place', 'subject')))
    return true;
  if (has('place') && (isCounted || has('image', 'photo', 'icon', 'logo'))) return true;
  if (has('role') && (isIndexed || has('logo'))) return true;
  if (has('subject', 'logo') && isIndexed) return true;
  if (isDescribed && !(joining === 'preposition' && has('subject'))) return false;
  if (has('image')) return true;
  return has('photo', 'icon') && !has('layout', 'role', 'subject', 'context');
}

/**
 * Returns a function that is true for tokens that only name a kind of image or a place in a layout: "Image 3", "FAQ 1",
 * "Project Card Image". All tokens must be words of one language. `isDescribed`: the text says what the image is of, so
 * that "Photo of the team" passes and "Team image" does not. Kinds of picture, as in "Team photo" or "Company logo",
 * pass.
 */
export function createLayoutCheck(
  languages: Readonly<Record<string, LayoutWords>>,
): (tokens: readonly string[], isDescribed: boolean) => boolean {
  const vocabularies = Object.entries(languages).map(vocabularyOf);
  return (tokens, isDescribed) => {
    // A year or a ratio is content, the number of a slot is not.
    const numbers = tokens.filter((token) => /^\p{N}/u.test(token));
    const isIndexed = numbers.length === 1 && /^\p{N}{1,3}$/u.test(numbers.join(''));
    return vocabularies.some((vocabulary) => {
      const found = kindsOf(tokens, vocabulary);
      return found !== null && isPlace(found, vocabulary.joining, isIndexed, isDescribed);
    });
  };
}
