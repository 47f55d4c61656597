import { describe, expect, test } from 'vitest';
import type { Pixels } from '#backend/encoding/likeness/planes.ts';
import { createReference, ssimulacra2 } from '#backend/encoding/likeness/ssimulacra2.ts';

type Paint = (x: number, y: number) => readonly [red: number, green: number, blue: number, opacity?: number];

function painted(side: number, paint: Paint): Pixels {
  const data = new Uint8Array(side * side * 4);
  for (let at = 0; at < side * side; at++) {
    const [red, green, blue, opacity = 255] = paint(at % side, Math.floor(at / side));
    data.set([red, green, blue, opacity], at * 4);
  }
  return { width: side, height: side, data };
}

const grey = (side: number, value: number) => painted(side, () => [value, value, value]);
const slope = painted(64, (x) => {
  const value = Math.floor((x * 255) / 63);
  return [value, value, value];
});

/** The noise of the recorded cases: Knuth's linear congruence of 64 bits. */
function noise(side: number, seed: bigint): Pixels {
  let state = seed;
  const next = () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number((state >> 33n) & 255n);
  };
  return painted(side, () => [next(), next(), next()]);
}

const score = (original: Pixels, copy: Pixels, ground = 0.1) =>
  ssimulacra2(createReference([original], ground), [copy], ground);

/**
 * What the program `ssimulacra2` of cloudinary/ssimulacra2 gives for pictures that are made by rule, as imazen/ssimulacra2 recorded it
 * in January 2026 (`reference_data.rs`, `capture_cpp_reference.rs`). The program blurs in 32 bits, whose rounding errors add up in a flat
 * picture, so that one grey beside the next scores less than here.
 */
const recorded: readonly (readonly [
  name: string,
  original: Pixels,
  copy: Pixels,
  score: number,
  within: number,
])[] = [
  ['a slope beside grey', slope, grey(64, 128), -64.56872148, 0.01],
  ['noise beside grey', noise(64, 42n), grey(64, 128), -47.33572558, 0.01],
  ['grey beside grey that is 50 lighter, 32 wide', grey(32, 128), grey(32, 178), 85.01409588, 0.5],
  ['grey beside grey that is 5 lighter, 64 wide', grey(64, 128), grey(64, 133), 91.52357693, 0.1],
  ['grey beside grey that is 10 lighter, 64 wide', grey(64, 128), grey(64, 138), 80.24289393, 0.2],
  ['grey beside grey that is 20 lighter, 64 wide', grey(64, 128), grey(64, 148), 56.05855584, 0.2],
  ['grey beside grey that is 50 lighter, 64 wide', grey(64, 128), grey(64, 178), -8.75942256, 0.1],
  ['grey beside grey that is 5 lighter, 128 wide', grey(128, 128), grey(128, 133), 88.54070876, 0.6],
  ['grey beside grey that is 20 lighter, 128 wide', grey(128, 128), grey(128, 148), 54.27883917, 0.1],
  ['grey beside grey that is 50 lighter, 128 wide', grey(128, 128), grey(128, 178), -9.82383315, 0.1],
  ['grey beside grey that is 20 lighter, 256 wide', grey(256, 128), grey(256, 148), 59.77892918, 0.3],
  ['grey beside grey that is 50 lighter, 256 wide', grey(256, 128), grey(256, 178), -0.39085784, 0.1],
];

test.for(recorded)(
  '%s has the score that the published program gives it',
  ([, original, copy, expected, within]) => {
    expect(Math.abs(score(original, copy) - expected)).toBeLessThan(within);
  },
);

describe('a score', () => {
  test.for([
    ['noise', noise(64, 7n)],
    ['a slope', slope],
    ['one pixel', grey(1, 90)],
    ['three pixels in a square of three', grey(3, 90)],
    ['an odd number of pixels', noise(45, 3n)],
  ] as const)('%s beside itself is 100', ([, picture]) => {
    expect(score(picture, picture)).toBe(100);
  });

  test('two parts score as they do together, between those of each', () => {
    const [near, far] = [painted(64, () => [130, 128, 128]), painted(64, () => [160, 128, 128])];
    const both = ssimulacra2(createReference([grey(64, 128), grey(64, 128)], 0.1), [near, far], 0.1);
    expect(both).toBeLessThan(score(grey(64, 128), near));
    expect(both).toBeGreaterThan(score(grey(64, 128), far));
  });

  test('what is white and clear is lost before a dark ground and not before a light one', () => {
    const veil = painted(64, (x) => [255, 255, 255, x < 32 ? 0 : 128]);
    const none = painted(64, () => [255, 255, 255, 0]);
    expect(score(veil, none, 0.9)).toBeGreaterThan(score(veil, none, 0.1));
  });

  test('colour under full transparency doesn’t count', () => {
    expect(
      score(
        painted(64, () => [255, 0, 0, 0]),
        painted(64, () => [0, 0, 255, 0]),
      ),
    ).toBe(100);
  });
});
