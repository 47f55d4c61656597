import { expect, test } from 'vitest';
import { defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import type { Candidate } from '#rules/delivery/candidates.ts';
import { deliveriesOf } from '#rules/delivery/deliveries.ts';
import { pageSizes, type SizesInputs } from '#rules/delivery/page-sizes.ts';
import { noWidths, type RenderedWidths } from '#rules/delivery/rendered-width.ts';
import { savingOf } from '#rules/delivery/saving.ts';
import { candidatesOf } from '#test/rules/delivery/candidates.ts';

const widths = [500, 800, 1080, 1600, 2000, 2600, 3200, 3600];
const heavy = candidatesOf(widths, 500);

/** Rendered widths in CSS pixels, by breakpoint. */
const rendered = (pixels: Partial<Record<'main' | 'medium' | 'small' | 'tiny', number>>): RenderedWidths => ({
  everywhere: null,
  at: new Map(Object.entries(pixels).map(([id, value]) => [id, { unit: 'px', value } as const])),
});
const everywhere = (value: number): RenderedWidths => ({ ...noWidths, everywhere: { unit: 'px', value } });

/**
 * The saving as text: the change, where it saves the most, bytes before and after, and breakpoints without a
 * measurement.
 */
function brief(
  candidates: readonly Candidate[],
  known: RenderedWidths,
  inputs: Partial<SizesInputs> = {},
): string | null {
  const { sizes, source } = pageSizes({ pasted: null, width: null, ...inputs });
  const delivering = { candidates, sizes, rendered: known, breakpoints: defaultBreakpoints };
  const saving = savingOf(delivering, deliveriesOf(delivering), source);
  if (!saving) return null;
  const { lever, at, before, after, unmeasured } = saving;
  const where = `${at.breakpoint.id} ${at.density}×`;
  return [`${lever.kind} ${lever.pixels}`, where, `${before} to ${after}`, ...unmeasured].join(', ');
}

test.for([
  ['nothing measured', noWidths, {}, null],
  ['full width', everywhere(1_920), {}, null],
  ['625 px on the Desktop', rendered({ main: 625 }), {}, 'width 625, main 2×, 1800000 to 800000, Tablet'],
  ['625 px everywhere', everywhere(625), {}, 'width 625, main 2×, 1800000 to 800000'],
  ['624.2 px are rounded up', everywhere(624.2), {}, 'width 625, main 2×, 1800000 to 800000'],
  // The Width must be enough for the widest of them.
  ['wider on the Tablet', rendered({ main: 400, medium: 700 }), {}, 'width 700, main 2×, 1800000 to 800000'],
  ['measured on a phone alone', rendered({ tiny: 150 }), {}, null],
  ['that Width is set', everywhere(625), { width: 625 }, null],
  ['a greater Width is set', everywhere(300), { width: 1_200 }, 'width 300, main 3×, 1800000 to 540000'],
  ['the page’s own sizes leave no lever', everywhere(900), { pasted: '100vw' }, null],
  [
    'the page’s own sizes: upload',
    everywhere(300),
    { pasted: '100vw' },
    'upload 900, main 2×, 1800000 to 112500',
  ],
] as const)('%s', ([, known, inputs, saving]) => {
  expect(brief(heavy, known, inputs)).toBe(saving);
});

test.for([
  [
    'the original alone',
    candidatesOf([3_600], 500),
    everywhere(300),
    'upload 900, main 1×, 1800000 to 112500',
  ],
  ['one that is not twice as wide', candidatesOf([1_799], 500), everywhere(300), null],
  ['assumed widths count', candidatesOf([3_600], 500), rendered({ main: 300 }), null],
  ['too little to save', candidatesOf([3_600], 1), everywhere(300), null],
  ['4 KiB without variants', candidatesOf([3_600], 1.3), everywhere(300), 'upload 900, main 1×, 4680 to 292'],
  ['not 12 KiB with variants', candidatesOf(widths, 3), everywhere(300), null],
  ['files that were not measured', candidatesOf(widths), everywhere(300), null],
  ['no files', [], everywhere(300), null],
] as const)('%s', ([, candidates, known, saving]) => {
  expect(brief(candidates, known)).toBe(saving);
});
