import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { createEncoder } from '#backend/encoding/create-encoder.ts';
import { opened, reasonOf, svg } from '#test/support/backend/encoding/open.ts';

const encoder = createEncoder();
afterAll(() => encoder.stop());

/** A closed line of curves, nearly round, with six decimals as drawing programs write them; `radius` is its size. */
function pebble(radius: number): string {
  const steps = 12;
  const round = (value: number) => (value * radius + 1.25 * radius).toFixed(6);
  const point = (step: number, stretch: number) => {
    const angle = (step / steps) * 2 * Math.PI;
    const far = stretch * (1 + 0.03 * Math.sin(3 * angle));
    return `${round(far * Math.cos(angle))} ${round(far * Math.sin(angle))}`;
  };
  const curves = Array.from(
    { length: steps },
    (_, step) => `C ${point(step + 0.33, 1.01)} ${point(step + 0.67, 1.01)} ${point(step + 1, 1)}`,
  );
  return `M ${point(0, 1)} ${curves.join(' ')} Z`;
}

/** Grey levels of the drawing at 1,024 pixels. */
async function drawn(text: string | Uint8Array): Promise<Buffer> {
  return sharp(Buffer.from(text))
    .resize(1_024, 1_024, { fit: 'fill' })
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer();
}

const root = (side: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024" viewBox="0 0 ${side} ${side}">`;

test.each([
  ['nearly round curves', `${root(20)}<path d="${pebble(8)}"/></svg>`],
  ['coordinates below one', `${root(1)}<path d="${pebble(0.4)}"/></svg>`],
  [
    'a group that makes them larger',
    `${root(1_000)}<g transform="scale(1000)"><path d="${pebble(0.4)}"/></g></svg>`,
  ],
  [
    'a view box inside',
    `${root(100)}<svg viewBox="0 0 .5 .5" width="100" height="100"><path d="${pebble(0.2)}"/></svg></svg>`,
  ],
])('an SVG with %s is drawn as before, in fewer bytes', async (_, text) => {
  const bytes = new TextEncoder().encode(text);
  const file = await opened(encoder, bytes, (session) => session.encode(svg));
  expect(file.bytes.length).toBeLessThan(bytes.length);
  const [before, after] = [await drawn(text), await drawn(file.bytes)];
  const differences = before.map((level, at) => Math.abs(level - (after[at] ?? 0)));
  // An edge that moves by a tenth of a pixel changes a level by 25.
  expect(differences.reduce((most, each) => Math.max(most, each), 0)).toBeLessThan(25);
});

const kept = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20.000000 20">${content}</svg>`;

test.for([
  ['an id that looks like a number', '<rect id="01" width="5.000" height="5"/><use href="#01"/>', 'id="01"'],
  ['an id with an exponent', '<g id="1e3"><title>a</title></g>', 'id="1e3"'],
  ['an id with a unit', '<g id="10px"><title>a</title></g>', 'id="10px"'],
  ['a class of figures', '<rect class="007" width="5.000" height="5"/>', 'class="007"'],
  ['a label of a number', '<rect aria-label="1.50" width="5.000" height="5"/>', 'aria-label="1.50"'],
  ['data of figures', '<rect data-sku="000123" width="5.000" height="5"/>', 'data-sku="000123"'],
  [
    'a very small frequency',
    '<filter><feTurbulence baseFrequency="0.00004"/></filter>',
    'baseFrequency="0.00004"',
  ],
  ['a unit', '<rect width="24px" height="5.000"/>', 'width="24px"'],
  [
    'a color that its style selects by',
    '<style>[fill="#FF0000"]{fill:blue}</style><rect width="5" height="5" fill="#FF0000"/>',
    'fill="#FF0000"/>',
  ],
  [
    'a width that its script selects by',
    '<script>document.querySelector(\'[width="5.0"]\')</script><rect width="5.0" height="5"/>',
    'width="5.0"',
  ],
] as const)('an SVG keeps %s', async ([, content, words]) => {
  const bytes = new TextEncoder().encode(kept(content));
  const file = await opened(encoder, bytes, (session) => session.encode(svg));
  expect(new TextDecoder().decode(file.bytes)).toContain(words);
});

test.for([
  [
    'a style with CDATA and no selector of values',
    '<style><![CDATA[.a{fill:red}]]></style><rect class="a" x="1.500000" width="5" height="5"/>',
    'x="1.5"',
  ],
  ['points', '<polygon points="0.0000001,1.50000 2.000 3 4 5"/>', 'points="0 1.5 2 3 4 5"'],
] as const)('an SVG with %s has shorter numbers', async ([, content, words]) => {
  const bytes = new TextEncoder().encode(kept(content));
  const file = await opened(encoder, bytes, (session) => session.encode(svg));
  expect(new TextDecoder().decode(file.bytes)).toContain(words);
  expect(new TextDecoder().decode(file.bytes)).toContain('viewBox="0 0 20 20"');
});

test('an SVG that holds HTML is refused: spaces between its words would be lost', async () => {
  const html =
    '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">Hello <b>big</b> world</p></foreignObject>';
  const bytes = new TextEncoder().encode(kept(html));
  expect(await reasonOf(opened(encoder, bytes, (session) => session.encode(svg)))).toBe('unsupported_type');
});
