/**
 * Why a `sizes` attribute is refused.
 * - `tooLong`: it has more characters or nested parentheses than the limits.
 * - `unsupported`: it depends on a feature of the screen that the panel does not know, such as its height.
 * - `noSize`: browsers would find no size in it and use `100vw`.
 */
export type SizesErrorReason = 'tooLong' | 'unsupported' | 'noSize';

/** Thrown while a `sizes` attribute is read; `readSizes` catches it. */
export class SizesError extends Error {
  readonly reason: SizesErrorReason;

  constructor(reason: SizesErrorReason) {
    super(`sizes refused: ${reason}`);
    this.reason = reason;
  }
}
