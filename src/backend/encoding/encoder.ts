import type { CandidateFile, MetadataKind, UnweighedReason } from '#contract/weighing.ts';
import type { Party } from '../shares/rule.ts';

/** Why bytes were not encoded. */
export class EncodingError extends Error {
  readonly reason: UnweighedReason;

  constructor(reason: UnweighedReason) {
    super(reason);
    this.reason = reason;
  }
}

/** The decoded original, upright, in pixels. `type` is its media type by its first bytes. */
export interface EncodedSource {
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly isAnimated: boolean;
  /** Metadata that no candidate has. */
  readonly dropped: readonly MetadataKind[];
}

/** One encoded file. `score` is SSIMULACRA 2 against the original at this width, 100 for equal; null for an SVG. */
export interface EncodedFile {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly score: number | null;
}

/** A choice of one quality of a format, at a width. */
export interface QualityDemand {
  readonly format: Exclude<CandidateFile['format'], 'svg'>;
  readonly width: number;
  /** From the smallest file to the largest. */
  readonly qualities: readonly number[];
  /** The score that is enough. */
  readonly least: number;
}

/** One original that is being encoded. It has a process of its own until it is closed. */
export interface EncodingSession {
  readonly source: EncodedSource;
  /**
   * Encodes one file, one after the other. A width from the original's on is the original's. After `too_slow`, `out_of_memory` or
   * `encoder_failed` the next call starts a new process. Rejects with EncodingError, or with the signal's reason.
   */
  encode(file: CandidateFile): Promise<EncodedFile>;
  /** Encodes one file for its length in bytes alone. Rejects as `encode` does. */
  sizeOf(file: CandidateFile): Promise<number>;
  /**
   * Encodes only the parts of the original that are scored, and returns the first quality whose score is enough; null where none is.
   * The whole may score a few points otherwise, which `encode` shows. A small original has no parts: then it is the first quality.
   * Rejects as `encode` does.
   */
  findQuality(demand: QualityDemand): Promise<number | null>;
  /** Gives the process back and ends what is under way. May be called more than once. */
  close(): void;
}

export interface EncodingDemand {
  /** Ends the session: what is under way stops at once. */
  readonly signal: AbortSignal;
  readonly party: Party;
}

/** Encodes untrusted files, each open one in a process of its own. It sets no limit to how many are open: `open-files.ts` does. */
export interface Encoder {
  /** Reads the original. Rejects with EncodingError, and with the signal's reason once it aborts. */
  open(bytes: Uint8Array, demand: EncodingDemand): Promise<EncodingSession>;
  /** Ends all processes. Sessions that are open reject with `encoder_failed`, and so does every later `open`. */
  stop(): void;
}
