import type {
  Candidate,
  CandidateFile,
  CandidateFormat,
  EstimatedVariant,
  UnweighedReason,
  WeighedSource,
} from '#contract/weighing.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import { mayPass, type WeighingEvent } from '#panel/backend-calls/weigh.ts';

/** The asset, or the one format where `format` is not null, can't be weighed. */
export interface Refused {
  readonly format: CandidateFormat | null;
  readonly reason: UnweighedReason;
}

/** What is known of the weighing of one asset. */
export interface WeighedAsset {
  readonly state: 'queued' | 'running' | 'done';
  readonly source: WeighedSource | null;
  /** In the order of their arrival. */
  readonly candidates: readonly Candidate[];
  readonly variants: readonly EstimatedVariant[];
  readonly refused: readonly Refused[];
  /** Why it waits to be tried again; null where nothing failed. */
  readonly problem: BackendProblem | null;
}

export const queuedAsset: WeighedAsset = {
  state: 'queued',
  source: null,
  candidates: [],
  variants: [],
  refused: [],
  problem: null,
};

/** True for the same file of an asset. */
export function isSameFile(one: CandidateFile, other: CandidateFile): boolean {
  return one.format === other.format && one.quality === other.quality && one.width === other.width;
}

/** Adds a file, in place of the same one from an earlier call. */
function withFile<File extends CandidateFile>(files: readonly File[], file: File): File[] {
  const at = files.findIndex((one) => isSameFile(one, file));
  return at === -1 ? [...files, file] : files.with(at, file);
}

/** Returns the asset that an event is about. */
export function assetIdOf(event: WeighingEvent): string {
  if ('started' in event) return event.started;
  if ('weighed' in event) return event.weighed;
  if ('source' in event) return event.source.assetId;
  if ('candidate' in event) return event.candidate.assetId;
  if ('variant' in event) return event.variant.assetId;
  return event.refused.assetId;
}

/** Returns what is known of the asset after an event about it. */
export function afterEvent(asset: WeighedAsset, event: WeighingEvent): WeighedAsset {
  if ('started' in event) return { ...asset, state: 'running', refused: [], problem: null };
  if ('source' in event) {
    const isOther = asset.source !== null && asset.source.bytes !== event.source.bytes;
    return { ...asset, source: event.source, ...(isOther && { candidates: [], variants: [] }) };
  }
  if ('candidate' in event) return { ...asset, candidates: withFile(asset.candidates, event.candidate) };
  if ('variant' in event) return { ...asset, variants: withFile(asset.variants, event.variant) };
  if ('refused' in event) {
    const { format, reason } = event.refused;
    const refused = [...asset.refused.filter((one) => one.format !== format), { format, reason }];
    return { ...asset, refused, ...(format === null && { state: 'done' }) };
  }
  return { ...asset, state: 'done' };
}

/** True where nothing is left to ask for. */
export function isSettled({ state, refused }: WeighedAsset): boolean {
  return state === 'done' && !refused.some(({ reason }) => mayPass(reason));
}
