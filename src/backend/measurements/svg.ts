import { limits } from '#contract/limits.ts';

/** Where what starts at `at` with `open` ends, or -1 where nothing of the kind starts there or it does not end. */
function endOf(text: string, at: number, open: string, close: string): number {
  if (!text.startsWith(open, at)) return -1;
  const end = text.indexOf(close, at + open.length);
  return end < 0 ? -1 : end + close.length;
}

/** Where a document type ends; one with entities of its own, as Illustrator writes, ends behind their bracket. */
function endOfDoctype(text: string, at: number): number {
  const plain = endOf(text, at, '<!DOCTYPE', '>');
  const hasEntities = text.slice(at, plain).includes('[');
  return plain >= 0 && hasEntities ? endOf(text, at, '<!DOCTYPE', ']>') : plain;
}

/**
 * The root tag of an SVG and what follows it, as far as it is worth reading; null where these bytes do not begin an
 * SVG. Only what XML allows before the root may stand there, so that a page with a drawing in it is no picture
 * (XML 1.0 §2.8). A walk and no pattern, which made-up bytes could keep busy for minutes.
 */
export function svgRoot(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes);
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    const next = Math.max(
      endOf(text, at, '<?', '?>'),
      endOf(text, at, '<!--', '-->'),
      endOfDoctype(text, at),
    );
    if (next < 0) break;
    at = next;
  }
  return /^<svg[\s>]/.test(text.slice(at, at + 5)) ? text.slice(at, at + limits.svgRoot) : null;
}
