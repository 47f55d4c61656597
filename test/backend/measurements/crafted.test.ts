import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endsTooEarly, readPicture } from '#backend/measurements/picture.ts';
import { corpus } from '#test/support/shared/pictures/corpus/corpus.ts';
import { crafted } from '#test/support/shared/pictures/crafted.ts';
import { mutated } from '#test/support/shared/pictures/mutated.ts';
import { modestly } from '#test/support/shared/properties.ts';
import { fewerOf } from '#test/support/shared/thorough.ts';

/** Far longer than any file takes, and far shorter than a hang, in milliseconds. */
const patience = 20_000;

test('files made to keep a reader busy are read in little memory, and none of them for long', async () => {
  const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 };
  const worker = new Worker(new URL('../../support/shared/pictures/read-crafted.ts', import.meta.url), {
    resourceLimits,
  });
  const read: string[] = [];
  worker.on('message', ([name, took]: [string, number]) => {
    read.push(name);
    expect(took, name).toBeLessThan(patience);
  });
  await once(worker, 'exit');
  expect(read).toEqual(crafted.map(([name]) => name));
}, 120_000);

test('pictures with a few things wrong in them end in facts or in none, and never in an error', async () => {
  const pictures = (await corpus()).map(({ bytes }) => bytes).filter(({ length }) => length < 20_000);
  fc.assert(
    fc.property(mutated(pictures), (bytes) => {
      const began = performance.now();
      const picture = readPicture(bytes);
      endsTooEarly(bytes);
      expect(performance.now() - began).toBeLessThan(patience);
      const { width = null, height = null } = picture ?? {};
      expect(width === null).toBe(height === null);
      for (const side of [width ?? 1, height ?? 1]) expect(Number.isSafeInteger(side) && side > 0).toBe(true);
    }),
    modestly(fewerOf(3_000)),
  );
});
