import type { CandidateFormat } from '#contract/weighing.ts';
import { longestName } from '#panel/replace/replacement-limits.ts';

const extension = /\.(?:jpe?g|jfif|png|gif|webp|avif|svg|bmp|ico|tiff?|hei[cf]|jxl)$/i;

/**
 * Returns the name of a file that replaces another: that of the other, with the extension of its own format. Only the extension of
 * a picture is removed. The asset keeps its own name (UNCONFIRMED: `replacedNameKept`).
 */
export function replacementName(name: string, format: CandidateFormat): string {
  const base = name.trim().replace(extension, '').trim() || 'image';
  // By characters: half of one would be another name.
  const letters = [...base];
  let length = base.length;
  while (length + 1 + format.length > longestName) length -= letters.pop()?.length ?? length;
  return `${letters.join('')}.${format}`;
}
