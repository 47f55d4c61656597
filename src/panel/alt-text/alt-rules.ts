import type { Alt } from '#panel/alt-text/alt-state.ts';
import type altWords from '#panel/alt-text/alt-words.json';
import { fileNameKind, fold, isNameOf } from '#panel/alt-text/file-names.ts';
import { countCharacters } from '#panel/count-characters.ts';
import { thresholds } from '#panel/findings/thresholds.ts';

/** What can be the matter with an alt text. */
export type AltRule =
  | 'missing'
  | 'space'
  | 'junk'
  | 'extension'
  | 'hash'
  | 'fileName'
  | 'sameAsFile'
  | 'redundant'
  | 'long'
  | 'repeated'
  | 'linkSilent'
  | 'link'
  | 'sameAsLink';

/** One remark: a fault is to be mended, a note to be looked at. */
export interface AltRemark {
  readonly rule: AltRule;
  readonly level: 'fault' | 'note';
  /** The words it is about: of the text, or where the link goes. Empty where there are none. */
  readonly words: string;
  /** Characters of a long text, or how many other images say the same. */
  readonly count: number;
}

/** An alt text, and what is known of the image around it. */
export interface AltSubject extends Alt {
  /** File names and URLs of the asset. */
  readonly files: readonly (string | null | undefined)[];
  /** How many images on the page show another asset and say the same, by `fold`. */
  readonly repeats?: number;
  /** The link around the image: its target, and its text apart from the image. */
  readonly link?: { readonly to: string; readonly text: string } | undefined;
}

/**
 * Words by kind and language, each list the parts of a regular expression in lower case. `mediums` is what a screen
 * reader says by itself, that it is an image; `joints` joins a medium to what it shows ("photo of", "Bild einer");
 * `articles` may stand before a medium; `placeholders` say nothing when they stand alone ("logo" does say something);
 * `numbered` is what cameras, phones and design tools call a file before its number. Sources: W3C, Images tutorial,
 * tips; WebAIM; WCAG 2.2, failure F30.
 */
export type AltWords = typeof altWords;

function patternsOf({ mediums, joints, articles, placeholders, numbered }: AltWords) {
  const anyOf = (words: Record<string, string>): string => Object.values(words).join('|');
  const medium = `(?:${anyOf(mediums)})s?`;
  return {
    first: new RegExp(
      `^(?:(?:${anyOf(articles)})\\s*)?${medium}(?:\\s+(?:${anyOf(joints)})(?!\\S)|\\s*:)`,
      'iu',
    ),
    last: new RegExp(`(?<=[\\s,–—-])${medium}(?=[.!]?$)`, 'iu'),
    junk: new RegExp(`^(?:${medium}|${anyOf(placeholders)})$`, 'u'),
    numbered: new RegExp(`^(?:${anyOf(numbered)})[\\s_()-]*\\d(?:[\\s\\d_().:-]|at)*$`, 'i'),
  };
}

// Characters that show nothing count as space, the blank Braille pattern too.
const blank = /^[\s\p{DI}\u2800]*$/u;
const mute = /^[\p{P}\s]+$/u;

function lengthOf(text: string): number {
  return text.length > thresholds.altLength ? countCharacters(text) : text.length;
}

function remarksOf(
  { state, text, files, repeats = 0, link }: AltSubject,
  { first, last, junk, numbered }: ReturnType<typeof patternsOf>,
): AltRemark[] {
  const remark = (rule: AltRule, level: AltRemark['level'], words = '', count = 0): AltRemark => ({
    rule,
    level,
    words,
    count,
  });
  const isSilentLink = link !== undefined && blank.test(link.text);
  if (text === null) return [];
  if (blank.test(text)) {
    if (isSilentLink) return [remark('linkSilent', 'fault', link.to)];
    if (text) return [remark('space', 'fault')];
    return state === 'notSet' ? [remark('missing', 'fault')] : [];
  }

  const found: AltRemark[] = [];
  const trimmed = text.trim();
  const folded = fold(text);
  const kind = fileNameKind(trimmed, numbered);
  const redundant = first.exec(trimmed) ?? last.exec(trimmed);
  const isJunk = mute.test(text) || junk.test(folded.replace(/[\s\d\p{P}]+$/u, ''));
  if (isJunk) found.push(remark('junk', 'fault', trimmed));
  else if (kind) found.push(remark(kind, 'fault', trimmed));
  else if (isNameOf(trimmed, files)) found.push(remark('sameAsFile', 'note', trimmed));
  if (redundant && !isJunk) found.push(remark('redundant', 'note', redundant[0]));
  const length = lengthOf(text);
  if (length > thresholds.altLength) found.push(remark('long', 'note', '', length));
  if (repeats) found.push(remark('repeated', 'note', '', repeats));
  if (isSilentLink) found.push(remark('link', 'note', link.to));
  else if (link && fold(link.text) === folded) found.push(remark('sameAsLink', 'note', trimmed));
  return found;
}

/**
 * From the word lists: what says of an alt text what is the matter with it, worst first. A decorative image is at
 * fault only as the one content of a link. Sources: WCAG 2.2, 1.1.1, H30, F30, F65; W3C alt decision tree; axe-core
 * `image-alt`, `link-name`, `image-redundant-alt`.
 */
export function altRules(words: AltWords): (subject: AltSubject) => AltRemark[] {
  const patterns = patternsOf(words);
  return (subject) => remarksOf(subject, patterns);
}
