import { fontOf, readLength } from './svg-length.ts';

/** Attributes of a root, by their names without a namespace. */
export type Attributes = ReadonlyMap<string, string>;

/** The largest size a browser has. Source: Chromium 156, which keeps lengths in 1/64 px and 32 bits. */
const largest = 33_554_428;

/** What a browser makes of a missing side where no ratio says it. Source: CSS Images 3, 5.2. */
const usual = { width: 300, height: 150 } as const;

const number = /[+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?/iy;
const separator = /[ \t\r\n]*,?[ \t\r\n]*/y;
const longestBox = 200;

/** The numbers of a list, as many as there are in a row, and what stands behind them. Source: SVG 2, 4.3. */
function readNumbers(text: string): { numbers: number[]; rest: string } {
  const numbers: number[] = [];
  let [at, end] = [/^[ \t\r\n]*/.exec(text)?.[0].length ?? 0, 0];
  for (;;) {
    number.lastIndex = at;
    const found = number.exec(text)?.[0];
    if (found === undefined) return { numbers, rest: text.slice(end) };
    numbers.push(Math.fround(Number(found)));
    end = at + found.length;
    separator.lastIndex = end;
    at = end + (separator.exec(text)?.[0].length ?? 0);
  }
}

/** Width and height of a view box, or null where it has none. Source: SVG 2, 8.6; numbers fill 32 bits. */
function viewBoxOf(text = ''): readonly [number, number] | null {
  if (text.length > longestBox) return null;
  const { numbers, rest } = readNumbers(text);
  const [, , width = 0, height = 0] = numbers;
  const isBox = numbers.length === 4 && numbers.every(Number.isFinite) && width > 0 && height > 0;
  return isBox && rest.trim() === '' ? [width, height] : null;
}

const rounded = (side: number): number => Math.round(Math.min(side, largest));

/**
 * The size of an SVG with these attributes, or null where it has none. Where a width or a height is given it is what
 * browsers take; the other side follows from the view box. Of a view box alone it is the view box: browsers fit that
 * into 300 × 150, which is no fact of the file. Sources: SVG 2, 8.2 and 8.6; CSS Images 3, 5.2; Chromium 156.
 */
export function svgSize(attributes: Attributes): readonly [number, number] | null {
  const font = fontOf(attributes.get('font-size'), attributes.get('style'));
  const width = readLength(attributes.get('width'), font);
  const height = readLength(attributes.get('height'), font);
  const viewBox = viewBoxOf(attributes.get('viewBox'));
  if (width === 'unknown' || height === 'unknown' || width === Infinity || height === Infinity) return null;
  if (width !== 'auto' && height !== 'auto') return [rounded(width), rounded(height)];
  if (width === 'auto' && height === 'auto') return viewBox && [rounded(viewBox[0]), rounded(viewBox[1])];
  const keepsRatio = !/^\s*none\b/.test(attributes.get('preserveAspectRatio') ?? '');
  if (viewBox && !keepsRatio) return null;
  const [across, down] = viewBox ?? [0, 0];
  if (width !== 'auto') return [rounded(width), rounded(viewBox ? (width * down) / across : usual.height)];
  if (height !== 'auto') return [rounded(viewBox ? (height * across) / down : usual.width), rounded(height)];
  return null;
}
