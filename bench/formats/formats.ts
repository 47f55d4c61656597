import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { type Benchmark, joined } from '../benchmark.ts';
import { encodingTime } from './encoding-time.ts';
import { pageOfImages } from './page-of-images.ts';
import { pagePicture, twelveMegapixels } from './photo.ts';
import { twoAtOnce } from './two-at-once.ts';

/** What it costs to encode files for real: time against sharp alone, what other people notice, memory, and a page of images. */
export const formats: Benchmark = async (folder) => {
  const own = () => mkdtemp(join(folder, 'harness-'));
  return joined([
    await encodingTime(twelveMegapixels),
    { results: await twoAtOnce(await own(), twelveMegapixels) },
    { results: await pageOfImages(await own(), 20, pagePicture) },
  ]);
};
