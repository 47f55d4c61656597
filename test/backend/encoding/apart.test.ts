import { readdir, readFile, readlink } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { createEncoder } from '#backend/encoding/create-encoder.ts';
import type { Encoder } from '#backend/encoding/encoder.ts';
import { childrenWith } from '#test/support/backend/encoding/children.ts';
import { oddities } from '#test/support/backend/encoding/oddities.ts';
import { anybody, avif, reasonOf, webp } from '#test/support/backend/encoding/open.ts';
import { photo } from '#test/support/backend/encoding/originals.ts';

const own = 'encoding/program/main.ts';
const small = await photo(64, 48).png().toBuffer();
const by = (site: string, person = site) => ({ ...anybody, party: { site, person } });

const started: Encoder[] = [];

function encoder(...options: Parameters<typeof createEncoder>): Encoder {
  const one = createEncoder(...options);
  started.push(one);
  return one;
}

afterEach(() => {
  for (const one of started.splice(0)) one.stop();
});

test('the process has none of our environment, none of our files, and Node.js’s permissions', async () => {
  process.env.DATABASE_URL = 'postgres://secret';
  const session = await encoder().open(small, anybody);
  await session.encode(webp(64));
  const [id] = await childrenWith(own);
  const environment = await readFile(`/proc/${id}/environ`, 'utf8');
  const names = environment.split('\0').map((line) => line.split('=')[0]);
  expect(names.filter(Boolean).sort()).toEqual([
    'MALLOC_ARENA_MAX',
    'MALLOC_MMAP_THRESHOLD_',
    'MALLOC_TRIM_THRESHOLD_',
    'NODE_CHANNEL_FD',
    'NODE_CHANNEL_SERIALIZATION_MODE',
    'VIPS_DISC_THRESHOLD',
  ]);
  expect(await readlink(`/proc/${id}/cwd`)).toBe('/');
  const command = (await readFile(`/proc/${id}/cmdline`, 'utf8')).split('\0');
  expect(command).toContain('--permission');
  expect(command.filter((flag) => /--allow-(?!addons$|fs-read=)/.test(flag))).toEqual([]);
  session.close();
  delete process.env.DATABASE_URL;
});

test('the threads that encode come after the process that answers people', async () => {
  const session = await encoder().open(small, anybody);
  await session.encode(webp(64));
  const [id] = await childrenWith(own);
  const tasks = await readdir(`/proc/${id}/task`);
  const stats = await Promise.all(tasks.map((task) => readFile(`/proc/${id}/task/${task}/stat`, 'utf8')));
  const isPool = (stat: string) => /\((libuv-worker|libvips worker)\)/.test(stat);
  // The 19th field is the nice value. Source: proc(5), stat.
  const nice = stats.filter(isPool).map((stat) => Number(stat.split(') ').at(-1)?.split(' ')[16]));
  expect(nice.length).toBeGreaterThan(0);
  expect(Math.min(...nice)).toBeGreaterThan(getPriority());
  session.close();
});

test('two files have a process each', async () => {
  const one = encoder();
  const [first, second] = await Promise.all([one.open(small, by('a')), one.open(small, by('a'))]);
  await Promise.all([first.encode(webp(64)), second.encode(webp(64))]);
  expect(await childrenWith(own)).toHaveLength(2);
});

test('a process is used again for the same site, and never for another', async () => {
  const one = encoder();
  const ids: number[][] = [];
  for (const site of ['a', 'a', 'b']) {
    const session = await one.open(small, by(site));
    await session.encode(webp(64));
    ids.push((await childrenWith(own)).slice(-1));
    session.close();
  }
  expect(ids[1]).toEqual(ids[0]);
  expect(ids[2]).not.toEqual(ids[0]);
});

test('of large AVIF files one is encoded at once, and WebP files don’t wait for it', async () => {
  const program = new URL('../../support/backend/encoding/odd-program.ts', import.meta.url);
  const one = encoder({ program, limits: { avifAlonePixels: 50 } });
  const [first, second] = await Promise.all([one.open(small, by('a')), one.open(small, by('b'))]);
  const endless = reasonOf(first.encode(avif(10, oddities.never)));
  let isDone = false;
  const waiting = second.encode(avif(10, 80)).then(() => {
    isDone = true;
  });
  expect(isDone).toBe(false);
  first.close();
  expect(await endless).toBe('encoder_failed');
  await waiting;
  const other = await one.open(small, by('c'));
  const blocking = reasonOf(other.encode(avif(10, oddities.never)));
  const left = reasonOf(second.encode(avif(10, 80)));
  second.close();
  expect(await left).toBe('encoder_failed');
  const next = await one.open(small, by('d'));
  expect(await reasonOf(next.encode(webp(10)))).toBe('encoded');
  other.close();
  expect(await blocking).toBe('encoder_failed');
});
