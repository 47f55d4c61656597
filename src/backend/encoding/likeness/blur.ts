/**
 * The middle of a Gaussian of 1.5 pixels and four weights to each side of it, by truncated cosines. They are the impulse response
 * of the recursive filter that SSIMULACRA 2 uses. Source: Charalampidis, Recursive Implementation of the Gaussian Filter Using
 * Truncated Cosine Functions, IEEE Transactions on Signal Processing 64, 2016.
 */
const [w0, w1, w2, w3, w4] = [
  0.2646211054881986, 0.21292859201042227, 0.10933537277746035, 0.03601111465836439, 0.00941436780965374,
] as const;
const reach = 4;

/** A plane blurred by columns and then by rows. Beyond its borders a plane is 0. */
export function blur(plane: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(width * height);
  const padded = new Float32Array(width + 2 * reach);
  const tall = new Float32Array((height + 2 * reach) * width);
  tall.set(plane.subarray(0, width * height), reach * width);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      padded[x + reach] =
        w0 * (tall[at + 4 * width] ?? 0) +
        w1 * ((tall[at + 3 * width] ?? 0) + (tall[at + 5 * width] ?? 0)) +
        w2 * ((tall[at + 2 * width] ?? 0) + (tall[at + 6 * width] ?? 0)) +
        w3 * ((tall[at + width] ?? 0) + (tall[at + 7 * width] ?? 0)) +
        w4 * ((tall[at] ?? 0) + (tall[at + 8 * width] ?? 0));
    }
    const to = y * width;
    for (let x = 0; x < width; x++) {
      out[to + x] =
        w0 * (padded[x + 4] ?? 0) +
        w1 * ((padded[x + 3] ?? 0) + (padded[x + 5] ?? 0)) +
        w2 * ((padded[x + 2] ?? 0) + (padded[x + 6] ?? 0)) +
        w3 * ((padded[x + 1] ?? 0) + (padded[x + 7] ?? 0)) +
        w4 * ((padded[x] ?? 0) + (padded[x + 8] ?? 0));
    }
  }
  return out;
}
