import { createPlanes, type Planes } from './planes.ts';

/** How the eye's three kinds of cones mix linear light. Source: JPEG XL (ISO/IEC 18181-1), opsin absorbance. */
const mixes = [
  [0.3, 0.622, 0.078],
  [0.23, 0.692, 0.078],
  [0.24342268924547819, 0.20476744424496821, 0.5518098665095535],
] as const;
const bias = 0.0037930732552754493;
const biasRoot = Math.cbrt(bias);

/**
 * Linear light in XYB: red against green, brightness, and blue against brightness, moved into 0 to 1 as SSIMULACRA 2.1
 * moves them.
 */
export function xybPlanes(linear: Planes): Planes {
  const planes = createPlanes(linear.width, linear.height);
  const [red, green, blue] = linear.components;
  const [xs, ys, bs] = planes.components;
  const [long, middle, short] = mixes;
  for (let at = 0; at < red.length; at++) {
    const r = red[at] ?? 0;
    const g = green[at] ?? 0;
    const b = blue[at] ?? 0;
    const l = Math.cbrt(long[0] * r + long[1] * g + long[2] * b + bias) - biasRoot;
    const m = Math.cbrt(middle[0] * r + middle[1] * g + middle[2] * b + bias) - biasRoot;
    const s = Math.cbrt(short[0] * r + short[1] * g + short[2] * b + bias) - biasRoot;
    const y = (l + m) / 2;
    xs[at] = 7 * (l - m) + 0.42;
    ys[at] = y + 0.01;
    bs[at] = s - y + 0.55;
  }
  return planes;
}
