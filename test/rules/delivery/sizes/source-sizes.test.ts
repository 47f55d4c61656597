import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSizes } from '#rules/delivery/sizes/source-sizes.ts';
import { modestly } from '#test/support/shared/properties.ts';

/** CSS pixels at viewports of 400, 700 and 1000, or why it is refused. */
function widthsOf(text: string): readonly number[] | string {
  const reading = readSizes(text);
  return reading.ok ? [400, 700, 1_000].map(reading.sizes) : reading.reason;
}

test.for([
  ['100vw', [400, 700, 1_000]],
  ['50VW', [200, 350, 500]],
  ['300px', [300, 300, 300]],
  ['0', [0, 0, 0]],
  ['+20.5px', [20.5, 20.5, 20.5]],
  ['2e2px', [200, 200, 200]],
  ['10em', [160, 160, 160]],
  ['10rem', [160, 160, 160]],
  ['1in', [96, 96, 96]],
  ['72pt', [96, 96, 96]],
  ['6pc', [96, 96, 96]],
  ['100dvw', [400, 700, 1_000]],
  ['(max-width: 479px) 100vw, (max-width: 767px) 50vw, 300px', [400, 350, 300]],
  ['(max-width: 479px) NaNvw, 100vw', [400, 700, 1_000]],
  ['(max-width: 479px) 38.99305725097656px, 10vw', [38.99305725097656, 70, 100]],
  ['(max-width: 767px) 100vw, 1vw', [400, 700, 10]],
  ['(max-width: 479px) 0px, 100vw', [0, 700, 1_000]],
  ['300px, (max-width: 479px) 100vw', [300, 300, 300]],
  [' , , 300px , ', [300, 300, 300]],
  ['(max-width: 479px) 100vw', [400, 700, 1_000]],
  ['/* ( */ (max-width: /* , */ 479px) 1px, 2px /* ) */', [1, 2, 2]],
  ['(max-width:479px)1px,2px', [1, 2, 2]],
  ['(max-width: 30em) 1px, 2px', [1, 2, 2]],
  ['(max-width: calc(400px + 10px)) 1px, 2px', [1, 2, 2]],
  ['((max-width: 479px)) 1px, 2px', [1, 2, 2]],
  ['\\31 00px', 'noSize'],
  ['10\\70 x', [10, 10, 10]],
] as const)('%s', ([text, widths]) => {
  expect(widthsOf(text)).toEqual(widths);
});

describe('conditions', () => {
  test.for([
    ['(width: 700px)', [2, 1, 2]],
    ['(width)', [1, 1, 1]],
    ['(min-width: 0)', [1, 1, 1]],
    ['(min-width: 1)', [2, 2, 2]],
    ['(MIN-WIDTH: 700PX)', [2, 1, 1]],
    ['(width >= 700px)', [2, 1, 1]],
    ['(width > 700px)', [2, 2, 1]],
    ['(700px <= width)', [2, 1, 1]],
    ['(width = 700px)', [2, 1, 2]],
    ['(width<700px)', [1, 2, 2]],
    ['(500px < width < 900px)', [2, 1, 2]],
    ['(900px > width >= 400px)', [1, 1, 2]],
    ['(500px < width > 900px)', [2, 2, 2]],
    ['(width < = 700px)', [2, 2, 2]],
    ['(min-width >= 700px)', [2, 2, 2]],
    ['(min-width: 500px) and (max-width: 900px)', [2, 1, 2]],
    ['(max-width: 500px) or (min-width: 900px)', [1, 2, 1]],
    ['not (max-width: 500px)', [2, 1, 1]],
    ['(not (max-width: 500px)) and (not (min-width: 900px))', [2, 1, 2]],
    ['(max-width: 500px) and (max-width: 900px) or (width)', [2, 2, 2]],
    ['not (max-width: 500px) and (width)', [2, 2, 2]],
    ['(max-width: 500px) and', [2, 2, 2]],
    ['and (width)', [2, 2, 2]],
    ['(max-width: 500px)(width)', [2, 2, 2]],
    ['(max-width: 500px)and (width)', [1, 2, 2]],
    ['(width) and(width)', [2, 2, 2]],
    ['screen and (width)', [2, 2, 2]],
    ['all', [2, 2, 2]],
    ['()', [2, 2, 2]],
    ['(unknown: 1)', [2, 2, 2]],
    ['not (unknown: 1)', [2, 2, 2]],
    ['(unknown) or (width)', [1, 1, 1]],
    ['(unknown) and (width)', [2, 2, 2]],
    ['fn(x)', [2, 2, 2]],
    ['(constructor: 1px)', [2, 2, 2]],
    ['(max-width 500px)', [2, 2, 2]],
    ['(max-width: 500px 600px)', [2, 2, 2]],
    ['(max-width: 500%)', [2, 2, 2]],
    ['[max-width: 500px]', [2, 2, 2]],
    ['(width) garbage', [2, 2, 2]],
  ] as const)('%s decides between two sizes', ([condition, widths]) => {
    expect(widthsOf(`${condition} 1px, 2px`)).toEqual(widths);
  });
});

describe('calculations', () => {
  test.for([
    ['calc(100vw - 40px)', [360, 660, 960]],
    ['calc((100vw - 40px) / 2)', [180, 330, 480]],
    ['calc(50% + 1px)', 'noSize'],
    ['calc(2 * 10px + 3px*2 - -4px)', [30, 30, 30]],
    ['calc(100vw -40px)', 'noSize'],
    ['calc((100vw)-(40px))', [360, 660, 960]],
    ['(width < calc((400px)+(10px))) 1px, 2px', [2, 2, 2]],
    ['(width < calc((400px) + (10px))) 1px, 2px', [1, 2, 2]],
    ['calc(100vw- 40px)', 'noSize'],
    ['calc(10px + 2)', 'noSize'],
    ['calc(10px * 2px)', 'noSize'],
    ['calc(10 / 2px)', 'noSize'],
    ['calc(10)', 'noSize'],
    ['calc(10px / 0)', 'noSize'],
    ['calc(10px / (1 - 1))', 'noSize'],
    ['calc()', 'noSize'],
    ['calc(-5px)', [0, 0, 0]],
    ['-5px', 'noSize'],
    ['min(90vw, 600px)', [360, 600, 600]],
    ['max(50vw, 300px)', [300, 350, 500]],
    ['clamp(300px, 50vw, 400px)', [300, 350, 400]],
    ['clamp(300px, 50vw)', 'noSize'],
    ['min()', 'noSize'],
    ['min(1px, 2)', 'noSize'],
    ['calc(min(90vw, 600px) - max(10px, 1vw))', [350, 590, 590]],
    ['(10px)', 'noSize'],
    ['constructor(10px)', 'noSize'],
    ['10constructor', 'noSize'],
    ['__proto__(10px)', 'noSize'],
    ['foo(10px)', 'noSize'],
    ['var(--w)', 'noSize'],
  ] as const)('%s', ([text, widths]) => {
    expect(widthsOf(text)).toEqual(widths);
  });
});

describe('refused', () => {
  test.for([
    ['', 'noSize'],
    ['   ', 'noSize'],
    ['nonsense', 'noSize'],
    ['sizes="100vw"', 'noSize'],
    ['5%', 'noSize'],
    ['100', 'noSize'],
    [')))', 'noSize'],
    ['(max-width: 500px', 'noSize'],
    ['{ 100vw }', 'noSize'],
    ['50vh', 'unsupported'],
    ['10ch', 'unsupported'],
    ['auto', 'unsupported'],
    ['auto, 100vw', 'unsupported'],
    ['(orientation: portrait) 50vw, 100vw', 'unsupported'],
    ['(min-height: 500px) 50vw, 100vw', 'unsupported'],
    ['(height > 500px) 50vw, 100vw', 'unsupported'],
    ['(min-resolution: 2dppx) 50vw, 100vw', 'unsupported'],
    ['(hover) 50vw, 100vw', 'unsupported'],
    ['round(10px, 3px)', 'unsupported'],
    [`${'('.repeat(5_000)}`, 'tooLong'],
    [`${'('.repeat(40)}width${')'.repeat(40)} 1px`, 'tooLong'],
    [`${'calc('.repeat(40)}1px${')'.repeat(40)}`, 'tooLong'],
    ['1px, '.repeat(2_000), 'tooLong'],
    [`/*${'x'.repeat(10_000)}*/ 100vw`, 'tooLong'],
  ] as const)('%s', ([text, reason]) => {
    expect(widthsOf(text)).toBe(reason);
  });
});

test('any pasted text gives a width or a reason', () => {
  const piece = fc.constantFrom(
    ...[
      '(',
      ')',
      ',',
      ' ',
      'constructor',
      '__proto__(',
      'max-width:',
      'width',
      '500px',
      '50vw',
      'calc(',
      'min(',
      'not',
      'and',
      'or',
    ],
    ...['/*', '*/', '<=', '>', '-', '+', '*', '"', '\\', '\n', '{', '[', 'url(', '0', '5%', '\u0000', '夜'],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 10_000 }), (sizes, viewport) => {
      const reading = readSizes(sizes);
      if (!reading.ok) return;
      const width = reading.sizes(viewport);
      expect(width).toSatisfy((pixels: number) => pixels >= 0);
      // Comments and white space, which CSS discards, change nothing.
      const padded = readSizes(`/* */ ${sizes}`);
      expect(padded.ok && padded.sizes(viewport)).toBe(width);
    }),
    modestly(1_000),
  );
});
