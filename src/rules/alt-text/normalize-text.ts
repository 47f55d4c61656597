/**
 * Returns the text for comparison: one case, one form of each character, separators as single spaces. Source: Unicode,
 * NFKC.
 */
export function normalizeText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_+.–—-]+/g, ' ')
    .trim();
}

/**
 * The words and numbers of a text in lower case and in order, without separators: `DSC_01234 copy` is `dsc`, `01234`,
 * `copy`. Source: Unicode, general categories L, M and N.
 */
export function tokensOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []
  );
}
