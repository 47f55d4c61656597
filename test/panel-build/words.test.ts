import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '#test/support/designer/launch-browser.ts';
import { type BuiltPanel, buildPanel } from '#test/support/panel/built-panel.ts';
import { servePanel } from '#test/support/panel/serve-panel.ts';
import { projectRoot } from '#tooling/project.ts';
import { wordsInPage } from '#tooling/words-in-page.ts';

let panel: BuiltPanel;
let browser: Browser;

beforeAll(async () => {
  panel = await buildPanel('https://assets.example.com');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await panel.remove();
});

/** Builds a page that contains `en.json` with this text. Throws the build's error. */
async function pageWith(text: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'asset-inspector-words-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const words = join(root, 'en.json');
  await writeFile(words, text);
  await writeFile(join(root, 'index.html'), '<!doctype html><title>Words</title>');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    plugins: [wordsInPage([words])],
    build: { write: false },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  const page = output.output.find(({ fileName }) => fileName === 'index.html');
  if (page?.type !== 'asset') throw new Error('no page was built');
  return String(page.source);
}

/** Replaces JSON's escapes by their characters. */
function unescaped(text = ''): string {
  return text.replaceAll(/\\u([0-9a-f]{4})/g, (_, unit: string) =>
    String.fromCharCode(Number.parseInt(unit, 16)),
  );
}

/** Returns what a browser reads from the page's template with this id. */
async function templateIn(html: string, id: string): Promise<unknown> {
  const page = await browser.newPage();
  await page.setContent(html);
  const text = await page.evaluate((name) => {
    const template = document.getElementById(name);
    return template instanceof HTMLTemplateElement ? template.content.textContent : null;
  }, id);
  await page.close();
  return JSON.parse(text ?? 'null');
}

test.for(['panel/i18n/en.json', 'rules/alt-text/alt-words.json'])('the page contains %s', async (file) => {
  const [page] = panel.ending('index.html');
  const text = await readFile(join(projectRoot, 'src', file), 'utf8');
  expect(await templateIn(page?.text ?? '', file.replace(/^.*\//, ''))).toEqual(JSON.parse(text));
});

test.for([
  'We found no image in it or near it',
  'Webflow isn’t answering',
  'Copying is blocked here',
  'captura de pantalla',
])('the script does not contain "%s"', (sentence) => {
  const [page] = panel.ending('index.html');
  const [script] = panel.ending('.js');
  const isIn = (text: string | undefined) => JSON.stringify(unescaped(text)).includes(sentence);
  expect([page, script].map((file) => isIn(file?.text))).toEqual([true, false]);
});

test('any message is text in the page, not markup', async () => {
  const words = { a: '</template><script>alert(1)</script>', b: '&lt; & "quoted" \\ \n', c: ['<!--', ']]>'] };
  const html = await pageWith(JSON.stringify(words));
  expect(html).not.toMatch(/<script|<!--/);
  expect(await templateIn(html, 'en.json')).toEqual(words);
});

test('messages are the same in every character set the page is read in', async () => {
  const words = { a: 'wählen … “Größe”', b: '日本語 🖼️', c: '\u2028' };
  const html = await pageWith(JSON.stringify(words));
  expect(html).toMatch(/^[\x20-\x7e\n]*$/);
  expect(await templateIn(html, 'en.json')).toEqual(words);
  const [page] = panel.ending('index.html');
  expect(page?.text).toMatch(/^[\x20-\x7e\n]*$/);
});

test.for([
  ['a price in $', '$'],
  ['{{ui}}', '{{'],
  ['{{name}}', '{{'],
])('P10 bundle-accepted: a build of a page with the words "%s" fails', async ([sentence, sign]) => {
  const words = JSON.stringify({ heading: 'Alt text', body: sentence }, null, 2);
  await expect(pageWith(words)).rejects.toThrow(`en.json, line 3, holds "${sign}"`);
});

test('a page without its messages says so instead of staying empty', async () => {
  const files = panel.files.map((file) =>
    file.path === 'index.html'
      ? { ...file, bytes: Buffer.from(file.text.replaceAll(/<template.*<\/template>/g, '')) }
      : file,
  );
  const server = await servePanel({ ...panel, files }, 'lost', "default-src 'self'");
  onTestFinished(() => server.close());
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(server.url);
  await page.getByText('Asset Inspector didn’t load completely.').waitFor();
  expect(faults).toEqual(['The page has no en.json.']);
});
