import type { Alt } from '#rules/alt-text/alt-state.ts';
import type { AltWords } from '#rules/alt-text/alt-words.ts';
import { countCharacters } from '#rules/alt-text/count-characters.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';
import { createNameRules, type NameKind } from '#rules/alt-text/name-rules.ts';
import { normalizeText } from '#rules/alt-text/normalize-text.ts';
import { isFileNameOf } from '#rules/alt-text/own-file-name.ts';
import { createRedundant } from '#rules/alt-text/redundant.ts';
import { thresholds } from '#rules/thresholds.ts';

/** The ids of the rules for alt texts. */
export type AltRule =
  | NameKind
  | 'missing'
  | 'space'
  | 'sameAsFile'
  | 'redundant'
  | 'long'
  | 'repeated'
  | 'linkSilent'
  | 'link'
  | 'sameAsLink';

/** One issue of an alt text: a fault needs a change, a note needs a look. */
export interface AltTextIssue {
  readonly rule: AltRule;
  readonly level: 'fault' | 'note';
  /** The words it is about: part of the text, or the target of the link. Empty where there are none. */
  readonly words: string;
  /** Characters of a long text, or the number of other images with the same text. */
  readonly count: number;
}

/** An alt text, and what is known of the image around it. */
export interface AltTextInput extends Alt {
  /** File names and URLs of the asset. */
  readonly files: readonly (string | null | undefined)[];
  /** How many images on the page show another asset and have the same text, compared by `normalizeText`. */
  readonly repeats?: number;
  readonly link?: LinkAround | undefined;
}

// Invisible characters count as space, and so does the blank Braille pattern (U+2800).
const blank = /^[\s\p{DI}\u2800]*$/u;

function lengthOf(text: string): number {
  return text.length > thresholds.altLength ? countCharacters(text) : text.length;
}

const issue = (rule: AltRule, level: AltTextIssue['level'], words = '', count = 0): AltTextIssue => ({
  rule,
  level,
  words,
  count,
});

/** True where this image alone names its link. Source: Accessible Name and Description Computation 1.2, 4.3.2. */
function isOnlyName({ label, text, images, isComplete }: LinkAround): boolean {
  return isComplete && [label, text, ...images].every((part) => blank.test(part));
}

/**
 * Returns a function that lists the issues of an alt text by these word lists, worst first. A decorative image has an
 * issue only as the sole content of a link. Sources: WCAG 2.2, 1.1.1, H30, F30, F65; W3C alt decision tree; axe-core
 * `image-alt`, `link-name`, `image-redundant-alt`.
 */
export function altRules(words: AltWords): (selection: AltTextInput) => AltTextIssue[] {
  const nameKind = createNameRules(words);
  const redundantWords = createRedundant(words);

  return ({ state, text, files, repeats = 0, link }) => {
    const namesLink = link !== undefined && isOnlyName(link);
    if (text === null) return [];
    if (blank.test(text)) {
      if (namesLink) return [issue('linkSilent', 'fault', link.to)];
      if (text) return [issue('space', 'fault')];
      return state === 'notSet' ? [issue('missing', 'fault')] : [];
    }

    const found: AltTextIssue[] = [];
    const trimmed = text.trim();
    const redundant = redundantWords(trimmed);
    const kind = nameKind(trimmed, redundant?.isDescribed ?? false);
    if (kind) found.push(issue(kind, 'fault', trimmed));
    else if (isFileNameOf(trimmed, files)) found.push(issue('sameAsFile', 'note', trimmed));
    if (redundant && !kind) found.push(issue('redundant', 'note', redundant.words));
    const length = lengthOf(text);
    if (length > thresholds.altLength) found.push(issue('long', 'note', '', length));
    if (repeats) found.push(issue('repeated', 'note', '', repeats));
    if (namesLink) found.push(issue('link', 'note', link.to));
    else if (link && blank.test(link.label) && normalizeText(link.text) === normalizeText(text))
      found.push(issue('sameAsLink', 'note', trimmed));
    return found;
  };
}
