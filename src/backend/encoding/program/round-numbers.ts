import type { CustomPlugin } from 'svgo';

/** Attributes that are one number and say where or how strongly something is drawn. Source: SVG 2, 7, 8, 10, 13. */
const numbers = [
  'x y width height r rx ry cx cy x1 y1 x2 y2 fx fy dx dy',
  'offset opacity fill-opacity stroke-opacity stop-opacity stroke-width stroke-dashoffset',
].flatMap((names) => names.split(' '));

const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/** A number with so many decimals, and without what it doesn't need: ".5". */
function rounded(text: string, decimals: number): string {
  const short = String(Number(Number(text).toFixed(decimals))).replace(/^(-?)0\./, '$1.');
  return short.length < text.length ? short : text;
}

/** Rounds the numbers of geometry. svgo's own plugin takes each attribute for one, and so rewrites ids and labels. */
export function roundNumbers(decimals: number): CustomPlugin {
  return {
    name: 'roundNumbers',
    fn: () => ({
      element: {
        enter({ attributes }) {
          for (const name of numbers) {
            const text = attributes[name];
            if (text !== undefined && number.test(text)) attributes[name] = rounded(text, decimals);
          }
          for (const name of ['points', 'viewBox']) {
            const list = attributes[name]?.trim().split(/[\s,]+/);
            if (list?.every((one) => number.test(one)))
              attributes[name] = list.map((one) => rounded(one, decimals)).join(' ');
          }
        },
      },
    }),
  };
}
