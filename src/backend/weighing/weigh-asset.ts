import type {
  CandidateFormat,
  UnweighedReason,
  WeighedAssetRequest,
  WeighingLine,
} from '#contract/weighing.ts';
import type { EncodingRequest } from './encode-file.ts';
import { alikeFrom, formatsFor, narrower, qualities, qualitiesFrom } from './offered.ts';
import type { OpenFiles } from './open-files.ts';
import type { ReadFacts, Refused } from './read-facts.ts';
import type { SourceFacts } from './weighing-cache.ts';

export interface WeighAssetDeps {
  readonly facts: ReadFacts;
  readonly openFiles: Pick<OpenFiles, 'lease'>;
}

/** What is wrong with the original itself: no format can be made of it. */
const ofOriginal: ReadonlySet<UnweighedReason> = new Set([
  'damaged',
  'not_an_image',
  'unsupported_type',
  'other_colors',
  'too_large',
]);

/** Emits one line. Rejects where the caller's session has ended. */
export type EmitWeighing = (line: WeighingLine) => Promise<void>;

/** The candidates of one format, as far as they are weighed. */
interface Series {
  readonly format: CandidateFormat;
  isRefused: boolean;
  /** The quality to estimate with: that suggested at the widest width so far, else the best. */
  quality: number | null;
}

/**
 * Weighs one asset's original and emits what is found as it is found: the source, its candidates at the narrower widths and then
 * at its own, and the variants. Rejects with the signal's reason, and as `emit` does.
 */
export function createWeighAsset({ facts, openFiles }: WeighAssetDeps) {
  return async function weighAsset(
    { id: assetId, widths, variantWidths }: WeighedAssetRequest,
    request: EncodingRequest,
    emit: EmitWeighing,
  ): Promise<void> {
    const all: Series[] = [];
    const refuse = (format: CandidateFormat | null, reason: UnweighedReason) =>
      emit({ refused: { assetId, format, reason } });

    async function end(series: Series, reason: UnweighedReason): Promise<void> {
      const isWhole = ofOriginal.has(reason);
      for (const each of isWhole ? all : [series]) each.isRefused = true;
      await refuse(isWhole ? null : series.format, reason);
    }

    /** The qualities to weigh: parts of the original show which of them are too low. */
    async function qualitiesOf(
      { format }: Series,
      width: number,
    ): Promise<readonly (number | null)[] | Refused> {
      if (format === 'svg') return qualities.svg;
      const found = await facts.firstQuality(request, { format, width });
      return 'refused' in found ? found : qualitiesFrom(format, found.quality);
    }

    /** Weighs one format at one width, upwards until a candidate is like the original. */
    async function weighSeries(series: Series, width: number): Promise<void> {
      const { format } = series;
      const tried = await qualitiesOf(series, width);
      if ('refused' in tried) return end(series, tried.refused);
      for (const quality of tried) {
        const candidate = await facts.candidate(request, { format, quality, width });
        if ('refused' in candidate) return end(series, candidate.refused);
        const isSuggested = format === 'svg' || (candidate.score !== null && candidate.score >= alikeFrom);
        series.quality = quality;
        await emit({ candidate: { assetId, format, quality, width, ...candidate, isSuggested } });
        if (isSuggested) return;
      }
    }

    /** An animation has no variants. */
    async function estimateVariants({ width, isAnimated }: SourceFacts, webp: Series): Promise<void> {
      const { format, quality } = webp;
      if (quality === null || isAnimated) return;
      for (const variantWidth of narrower(variantWidths, width)) {
        if (webp.isRefused) return;
        const file = { format, quality, width: variantWidth };
        const size = await facts.size(request, file);
        if ('refused' in size) await end(webp, size.refused);
        else await emit({ variant: { assetId, ...file, bytes: size.bytes } });
      }
    }

    async function weigh(): Promise<void> {
      const source = await facts.source(request);
      if ('refused' in source) return refuse(null, source.refused);
      await emit({ source: { assetId, ...source } });
      all.push(
        ...formatsFor(source.type).map((format): Series => ({ format, isRefused: false, quality: null })),
      );
      const [first] = all;
      const ownWidths = first?.format === 'svg' ? [] : narrower(widths, source.width);
      for (const width of [...ownWidths, source.width]) {
        for (const series of all) if (!series.isRefused) await weighSeries(series, width);
      }
      if (first) await estimateVariants(source, first);
    }

    // Held from the first line to the last, so that the file is read once and its turn does not end in between.
    const lease = openFiles.lease(request.original, request.party);
    let begun = Promise.resolve();
    let isOver = false;
    lease.started.then(() => {
      if (!isOver) begun = emit({ started: assetId }).catch(() => {});
    });
    try {
      await weigh();
      await begun;
    } finally {
      isOver = true;
      lease.release();
    }
    await emit({ weighed: assetId });
  };
}

export type WeighAsset = ReturnType<typeof createWeighAsset>;
