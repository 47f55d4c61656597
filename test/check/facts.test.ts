import { execFile } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readPlaces } from '#check/place-of.ts';
import { type FactId, factIds, facts, isFactId } from '#contract/webflow-facts/facts.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { projectRoot } from '#tooling/project.ts';

const textOf = (file: string) => readFile(join(projectRoot, file), 'utf8');

describe('the list of facts', () => {
  test.each(factIds)('%s is named in each file that depends on it', async (id) => {
    for (const file of facts[id].usedBy) expect(await textOf(file)).toMatch(new RegExp(`\\b${id}\\b`));
  });

  test('every mark in the code names a fact that knows the file', async () => {
    const wrong: string[] = [];
    let marks = 0;
    for await (const path of glob('src/**/*.{ts,tsx,css}', { cwd: projectRoot })) {
      const file = path.replaceAll('\\', '/');
      if (file.startsWith('src/contract/webflow-facts/')) continue;
      const text = await textOf(file);
      for (const [mark, rest = ''] of text.matchAll(/UNCONFIRMED([^.;]*(?:\.[^.\s][^.;]*)*)/g)) {
        marks += 1;
        const named = [...rest.matchAll(/\b[a-z]+[A-Z]\w+|\bdenial\b/g)].map(([id]) => id).filter(isFactId);
        const known = (id: FactId) => facts[id].usedBy.some((one) => one === file);
        if (named.length === 0 || !named.every(known)) wrong.push(`${file}: ${mark}`);
      }
      if (/not confirmed by Webflow/i.test(text) && !file.endsWith('unconfirmed-controls.tsx'))
        wrong.push(file);
    }
    expect(wrong).toEqual([]);
    expect(marks).toBeGreaterThan(40);
  });

  test('the sandbox behaves as the list assumes', () => {
    expect(Object.keys(unconfirmed)).toEqual(factIds);
    for (const id of factIds) expect(unconfirmed[id]).toBe(facts[id].value);
  });

  test('each value has a line, which reports name', async () => {
    const placeOf = await readPlaces();
    for (const id of factIds) {
      const [file = '', line] = placeOf(id).split(':');
      const found = (await textOf(file)).split('\n')[Number(line) - 1];
      expect(found).toMatch(new RegExp(`^ {4}value:|^export const ${id}\\b`));
    }
  });

  test('each fact that is settled by hand is described', async () => {
    const walk = await textOf('docs/real-webflow.md');
    const byHand = factIds.filter((id: FactId) => facts[id].ways.some((way) => way === 'hand'));
    expect(byHand.filter((id) => !walk.includes(`\`${id}\``))).toEqual([]);
  });
});

const run = promisify(execFile);

/** What sandbox and code say of one value that is flipped in the list. */
async function flipped(found: string, instead: string): Promise<unknown> {
  const program = join(import.meta.dirname, 'flip-program.ts');
  const { stdout } = await run(process.execPath, [program, found, instead], { cwd: projectRoot });
  return JSON.parse(stdout);
}

const asIs = {
  sandbox: { decorativeAltText: null, inheritMark: '__wf_reserved_inherit' },
  decorative: 'notSet',
  mark: 'inherited',
  written: '__wf_reserved_inherit',
};

test.each<[string, string, string, object]>([
  ['nothing', '', '', {}],
  [
    'the alt text of a decorative asset',
    'decorativeAltText: string | null = null',
    "decorativeAltText: string | null = ''",
    { sandbox: { ...asIs.sandbox, decorativeAltText: '' }, decorative: 'decorative' },
  ],
  [
    'the mark of an image that inherits',
    "inheritMark = '__wf_reserved_inherit'",
    "inheritMark = 'inherit'",
    { sandbox: { ...asIs.sandbox, inheritMark: 'inherit' }, mark: 'text', written: 'inherit' },
  ],
])('flipped in the list alone, %s changes sandbox and code alike', async (_, found, instead, changes) => {
  expect(await flipped(found, instead)).toEqual({ ...asIs, ...changes });
});

test('each fact whose value a check words is as assumed once it is settled to what Webflow answers', async () => {
  const settled = [
    ['unsetAltText: string | null = null', "unsetAltText: string | null = ''"],
    ['decorativeAltText: string | null = null', "decorativeAltText: string | null = ''"],
    ["value: 'image/avif'", "value: 'image/heif'"],
    ["value: { error: 'access_denied', error_description: 'The user denied the request' }", 'value: null'],
    ["value: 'clipboard-write'", "value: ''"],
    [`value: 'url("{url}")'`, `value: 'image-set(url("{url}") 1x)'`],
  ];
  const program = join(import.meta.dirname, 'settled-program.ts');
  const { stdout } = await run(process.execPath, [program, ...settled.flat()], { cwd: projectRoot });
  const asAssumed = { is: 'as-assumed' };
  expect(JSON.parse(stdout)).toEqual({
    unsetAltText: asAssumed,
    decorativeAltText: asAssumed,
    avifVariantType: asAssumed,
    denial: asAssumed,
    iframeAllow: asAssumed,
    backgroundImageValue: asAssumed,
  });
});
