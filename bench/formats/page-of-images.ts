import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { metricsToken, scrape } from '../../test/load/scrape.ts';
import { ownBytes } from '../../test/support/backend/encoding/own-bytes.ts';
import { openHarness } from '../../test/support/servers/harness/harness.ts';
import type { Result } from '../benchmark.ts';
import { type PixelSize, photo } from './photo.ts';
import { callersOf, weigh, weighedFile } from './weigh-call.ts';

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** How many files were encoded well, until now. */
async function encodings(backend: string): Promise<number> {
  const all = [...(await scrape(backend))];
  const own = all.filter(
    ([name]) => name.startsWith('asset_inspector_encodings_total') && name.includes('"done"'),
  );
  return own.reduce((sum, [, count]) => sum + count, 0);
}

/** One press on `many` images of a page while a colleague presses the same, then the same press once more. */
export async function pageOfImages(folder: string, many: number, size: PixelSize): Promise<Result[]> {
  const originals = Array.from({ length: many }, (_, at) => join(folder, `image-${at}.jpg`));
  for (const [at, file] of originals.entries()) await writeFile(file, await photo(size, at));
  const env = { METRICS_TOKEN: metricsToken };
  const harness = await openHarness({ folder, latency: 20, assets: many, originals, env });
  try {
    const { one, other } = callersOf(harness);
    const { assetIds } = harness.upstream;
    const requests = assetIds.map((id) => ({
      id,
      widths: [Math.round(size.width / 2)],
      variantWidths: [500, 800],
    }));
    const since = performance.now();
    const [mine, theirs] = await Promise.all([weigh(one, requests), weigh(other, requests)]);
    const taken = performance.now() - since;
    const failed = [...mine.refused, ...theirs.refused];
    const again = await weigh(one, requests);
    const candidates = mine.candidates.filter(({ assetId }) => assetId === assetIds[0]);
    const original = new Uint8Array(await readFile(originals[0] ?? ''));
    const undone = await Promise.all(assetIds.map((id) => weighedFile(one, id, null)));
    const sent = await Promise.all(originals.map((file) => readFile(file)));
    const differing = undone.filter(
      (bytes, at) => digestOf(bytes) !== digestOf(sent[at] ?? new Uint8Array()),
    );
    const named = [...mine.candidates, ...mine.variants].map(({ assetId, format, quality, width }) =>
      [assetId, format, quality, width].join(),
    );
    const different = new Set(named).size;
    const encoded = await encodings(harness.backend);
    const own = await Promise.all(candidates.map((candidate) => ownBytes(original, candidate)));
    const unlike = candidates.filter(({ bytes }, at) => bytes !== own[at]?.byteLength);
    return [
      {
        what: `images of ${many} that one press could not weigh`,
        value: many - mine.weighed + failed.length,
        unit: '',
        target: { atMost: 0 },
        from: `${mine.candidates.length} candidates and ${mine.variants.length} variants in ${(taken / 1_000).toFixed(0)} s; a colleague pressed the same at once; ${failed.join(', ') || 'none failed'}`,
      },
      {
        what: 'files encoded again for a colleague who presses at once, a press after that, and Undo',
        value: encoded - different,
        unit: '',
        target: { atMost: 0 },
        from: `${encoded} encodings of ${different} files; ${again.candidates.length} candidates were answered again; originals were read ${await harness.fileReads()} times`,
      },
      {
        what: 'candidates whose bytes differ in number from sharp’s own',
        value: unlike.length,
        unit: '',
        target: { atMost: 0 },
        from: `${candidates.length} candidates of one image, at both widths`,
      },
      {
        what: 'originals for Undo that differ from the file by SHA-256',
        value: differing.length,
        unit: '',
        target: { atMost: 0 },
        from: `${undone.length} originals`,
      },
    ];
  } finally {
    await harness.stop();
  }
}
