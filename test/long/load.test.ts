import { describe, expect, test } from 'vitest';
import { overload } from '#test/load/overload.ts';
import { soak } from '#test/load/soak.ts';
import { steadyLoad } from '#test/load/steady.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';

describe('short runs of what `npm run test:load` and `npm run test:soak` run for longer', () => {
  test('R6 load: 500 a second from memory, every answer is 200', async () => {
    const { figures, failures } = await steadyLoad(await scratchFolder(), 5);
    expect(failures, figures.join('; ')).toEqual([]);
  });

  test('R7 overload: more than can be answered is answered or refused with a time to wait, and health is', async () => {
    const { figures, failures } = await overload(await scratchFolder(), 6);
    expect(failures, figures.join('; ')).toEqual([]);
  });

  test('R8 soak: a Webflow that fails now and then, after which nothing is left open', async () => {
    const { figures, failures } = await soak(await scratchFolder(), 15);
    expect(failures, figures.join('; ')).toEqual([]);
  });
});
