import type { CandidateFile } from '#contract/weighing.ts';
import type { QualityDemand } from '../encoder.ts';
import type { EncodedResponse, FoundResponse, OpenedResponse, SizedResponse } from '../messages.ts';

/** An original that was read: its facts, and how it is encoded. */
export interface Opened {
  readonly facts: OpenedResponse;
  encode(file: CandidateFile): Promise<EncodedResponse>;
  sizeOf(file: CandidateFile): Promise<SizedResponse>;
  findQuality(demand: QualityDemand): Promise<FoundResponse>;
}
