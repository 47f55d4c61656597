import type { UnweighedReason } from '#contract/weighing.ts';

/** Why the program does not encode what it was given. */
export class Refusal extends Error {
  readonly reason: UnweighedReason;

  constructor(reason: UnweighedReason) {
    super(reason);
    this.reason = reason;
  }
}

/** What an error of libvips means. Its messages are its only codes; any other is one of a file that it can't decode. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  // The stack is full: what is read is nested too deeply.
  if (error instanceof RangeError) return new Refusal('out_of_memory');
  const message = error instanceof Error ? error.message : '';
  if (/exceeds pixel limit|image too large/i.test(message)) return new Refusal('too_many_pixels');
  if (/out of memory|unable to allocate/i.test(message)) return new Refusal('out_of_memory');
  return new Refusal('damaged');
}
