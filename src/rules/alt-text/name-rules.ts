import type { AltWords } from '#rules/alt-text/alt-words.ts';
import { createDefaultNames } from '#rules/alt-text/default-names.ts';
import { fileNameKind, longestName } from '#rules/alt-text/file-names.ts';
import { createLayoutCheck } from '#rules/alt-text/layout-words.ts';
import { normalizeText, tokensOf } from '#rules/alt-text/normalize-text.ts';
import { hasPlaceholder } from '#rules/alt-text/placeholders.ts';
import { isAddress } from '#rules/alt-text/url-text.ts';

/** The kinds of text that do not say what the image shows. */
export type NameKind = 'junk' | 'url' | 'extension' | 'hash' | 'fileName';

const onlyPunctuation = /^[\p{P}\s]+$/u;

/**
 * Returns a function that names the kind of such a text, or null where it may be a description. `isDescribed`: the text
 * says that it is an image, and of what.
 */
export function createNameRules(words: AltWords): (text: string, isDescribed: boolean) => NameKind | null {
  const languages = Object.values(words);
  const leftovers = languages.map(({ leftovers }) => new RegExp(`^(?:${leftovers})$`, 'u'));
  const isDefaultName = createDefaultNames(languages);
  const isLayout = createLayoutCheck(
    Object.fromEntries(Object.entries(words).map(([language, { layout }]) => [language, layout])),
  );

  function isLeftover(text: string): boolean {
    if (onlyPunctuation.test(text) || hasPlaceholder(text)) return true;
    const normal = normalizeText(text.slice(0, longestName)).replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '');
    return leftovers.some((leftover) => leftover.test(normal));
  }

  return (text, isDescribed) => {
    if (isLeftover(text)) return 'junk';
    if (isAddress(text)) return 'url';
    const kind = fileNameKind(text);
    if (kind || text.length > longestName) return kind;
    const tokens = tokensOf(text);
    if (isDefaultName(tokens)) return 'fileName';
    return isLayout(tokens, isDescribed) ? 'junk' : null;
  };
}
