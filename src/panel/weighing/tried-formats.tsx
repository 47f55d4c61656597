import type { ReadonlySignal } from '@preact/signals-core';
import type { SaveFile } from '#panel/browser/save-file.ts';
import { CandidateComparison } from '#panel/compare/candidate-comparison.tsx';
import { ReplaceButton } from '#panel/replace/replace-button.tsx';
import type { Replacing } from '#panel/replace/replacing.ts';
import type { Downloading } from '#panel/weighing/downloading.ts';
import type { TriedImage } from '#panel/weighing/tried-image.ts';
import type { Weighing } from '#panel/weighing/weighing.ts';
import { WeighingRegion } from '#panel/weighing/weighing-region.tsx';

/** What the second script's models have for trying formats. */
export interface TriedFormatsFeatures {
  readonly replacing: Replacing;
  readonly downloading: Downloading;
  readonly weighing: Pick<Weighing, 'hold'>;
}

interface TriedFormatsProps extends TriedFormatsFeatures {
  readonly tried: TriedImage;
  /** The name of the original's file. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly now: ReadonlySignal<number>;
  readonly saveFile: SaveFile;
  readonly backendUrl: string;
}

/** The files that an image was tried as, and what can be done with them. Drawn while that is open. */
export function TriedFormats({ tried, name, replacing, downloading, weighing, ...props }: TriedFormatsProps) {
  return (
    <>
      <WeighingRegion
        {...props}
        trying={tried.trying}
        downloading={downloading}
        name={name}
        waitsUntil={weighing.hold.waitsUntil}
        compare={tried.compare.value}
        replace={(candidate) => (
          <ReplaceButton replacing={replacing} items={[{ assetId: candidate.assetId, name, candidate }]} />
        )}
      />
      <CandidateComparison comparing={tried.comparing} />
    </>
  );
}
