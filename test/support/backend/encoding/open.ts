import {
  type Encoder,
  type EncodingDemand,
  EncodingError,
  type EncodingSession,
} from '#backend/encoding/encoder.ts';
import type { CandidateFile } from '#contract/weighing.ts';

/** A person whose signal never aborts. */
export const anybody: EncodingDemand = {
  signal: new AbortController().signal,
  party: { site: 'site', person: 'person' },
};

export const webp = (width: number, quality = 80): CandidateFile => ({ format: 'webp', quality, width });
export const avif = (width: number, quality = 50): CandidateFile => ({ format: 'avif', quality, width });
export const svg: CandidateFile = { format: 'svg', quality: null, width: 1 };

/** Opens an original, does something with it, and closes it. */
export async function opened<T>(
  encoder: Encoder,
  bytes: Uint8Array,
  use: (session: EncodingSession) => Promise<T>,
): Promise<T> {
  const session = await encoder.open(bytes, anybody);
  try {
    return await use(session);
  } finally {
    session.close();
  }
}

/** The reason why something is not encoded; `encoded` where it is. Any other error is thrown. */
export async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'encoded';
  } catch (error) {
    if (error instanceof EncodingError) return error.reason;
    throw error;
  }
}
