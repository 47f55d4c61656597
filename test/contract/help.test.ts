import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { helpPath, helpTopics, pagePaths } from '#contract/help.ts';
import type { AltRule } from '#rules/alt-text/alt-rules.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { thresholds } from '#rules/thresholds.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { projectRoot } from '#tooling/project.ts';

/** Every finding of the panel: a new finding does not compile until it has a section. */
const findings = {
  missing: true,
  space: true,
  junk: true,
  url: true,
  hash: true,
  extension: true,
  fileName: true,
  sameAsFile: true,
  redundant: true,
  long: true,
  repeated: true,
  linkSilent: true,
  link: true,
  sameAsLink: true,
  localeMissing: true,
  processing: true,
  brokenOriginal: true,
  brokenVariants: true,
  unshownFormat: true,
  unshownType: true,
  noVariants: true,
  failedVariants: true,
  heavy: true,
  animatedGif: true,
  photoPng: true,
  tooWide: true,
  oversized: true,
  otherType: true,
  otherExtension: true,
} satisfies Record<AltRule | Exclude<Finding['id'], 'alt'>, true>;

async function helpText(): Promise<string> {
  const { app } = await startBackend();
  return (await app.request(pagePaths.help)).text();
}

describe('the help page and the panel agree', () => {
  test('each finding is a topic, and each topic a finding', () => {
    expect([...helpTopics].toSorted()).toEqual(Object.keys(findings).toSorted());
  });

  test.each(helpTopics)('%s has a section of its own, with a reason and a next step', async (topic) => {
    const [, section = ''] =
      new RegExp(`<section id="${topic}">(.*?)</section>`, 's').exec(await helpText()) ?? [];
    expect(section).toMatch(/^<h3>[^<]+<\/h3><p>[^<]+<\/p><ul><li>[^<]+<\/li>/);
    expect(helpPath(topic)).toBe(`/help#${topic}`);
  });

  test('without a topic the path is that of the whole page', () => {
    expect(helpPath()).toBe('/help');
  });

  test('numbers are those of the panel', async () => {
    const text = await helpText();
    expect(text).toContain(`more than ${thresholds.heavy / 1000} kB`);
    expect(text).toContain(`more than ${thresholds.heavyAlone / 1000} kB`);
    expect(text).toContain(`About ${thresholds.altLength} characters`);
    expect(thresholds.widthsOverUse, 'more than twice as wide').toBe(2);
  });

  test('labels that it quotes are those of the panel', async () => {
    const words = await readFile(join(projectRoot, 'src/panel/i18n/en.json'), 'utf8');
    const named = [...(await helpText()).matchAll(/<b>([^<]+)<\/b>/g)].map(([, name]) => name);
    expect(named).toContain('Connect site');
    for (const name of named) expect(words).toContain(`"${name}"`);
  });
});
