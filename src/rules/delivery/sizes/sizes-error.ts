/**
 * Why a `sizes` attribute is refused.
 * - `tooLong`: it has more characters or parentheses than any page's.
 * - `unsupported`: it follows something that the panel does not know of a screen, such as its height.
 * - `noSize`: browsers would find no size in it and take `100vw`.
 */
export type SizesErrorReason = 'tooLong' | 'unsupported' | 'noSize';

/** Thrown while a `sizes` attribute is read, and caught by `readSizes`. */
export class SizesError extends Error {
  readonly reason: SizesErrorReason;

  constructor(reason: SizesErrorReason) {
    super(`sizes refused: ${reason}`);
    this.reason = reason;
  }
}
