import { mapKeys } from '#sandbox/protocol/site-assets.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import type { FileFixture } from './file-fixture.ts';

const firstId = 0x3000;

type Input = Pick<FileFixture, 'key' | 'fileName' | 'kind' | 'size'>;

const inputs: readonly Input[] = [
  ...mapKeys.map(
    (key, at): Input => ({ key, fileName: `${key}.pdf`, kind: 'pdf', size: 420_000 + at * 31_000 }),
  ),
  { key: 'left-catalogue', fileName: 'tent-catalogue-2023.pdf', kind: 'pdf', size: 7_800_000 },
  { key: 'left-terms', fileName: 'terms-draft.pdf', kind: 'pdf', size: 96_000 },
  { key: 'left-press-kit', fileName: 'press-kit.pdf', kind: 'pdf', size: 1_200_000 },
  { key: 'left-drone', fileName: 'drone-over-senja.mp4', kind: 'mp4', size: 9_600_000 },
  { key: 'video-hero', fileName: 'hero-loop.mp4', kind: 'mp4', size: 2_900_000 },
  { key: 'video-tent', fileName: 'pitching-a-tent.mp4', kind: 'mp4', size: 2_100_000 },
  { key: 'video-repair', fileName: 'repair-day.mp4', kind: 'mp4', size: 1_700_000 },
  ...['compass', 'campfire', 'boots', 'check'].map(
    (name, at): Input => ({
      key: `lottie-${name}`,
      fileName: `${name}.json`,
      kind: 'lottie',
      size: 18_000 + at * 900,
    }),
  ),
];

/** The videos, animations and documents of the open site. */
export const siteFiles: readonly FileFixture[] = inputs.map((input, number) => ({
  ...input,
  assetId: `66b2a55e${(firstId + number).toString(16).padStart(16, '0')}`,
  siteId: sites.outdoors.id,
  seed: number,
}));
