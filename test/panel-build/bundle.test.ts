import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltPanel, buildPanel } from '#test/support/built-panel.ts';

const backendUrl = 'https://assets.example.com';
const canary = 'canary7Wc2kQ9z';

// Every variable of the server.
const serverVariables = [
  'WEBFLOW_CLIENT_ID',
  'WEBFLOW_CLIENT_SECRET',
  'WEBFLOW_API_URL',
  'WEBFLOW_OAUTH_URL',
  'WEBFLOW_CDN_HOSTS',
  'PUBLIC_URL',
  'PANEL_ORIGINS',
  'SECRET_KEYS',
  'DATABASE_URL',
  'REDIS_URL',
  'HOST',
  'PORT',
  'TRUST_PROXY',
  'LOG_LEVEL',
];

let panel: BuiltPanel;

beforeAll(async () => {
  const canaries = serverVariables.map((name) => [name, `${canary}-${name}`]);
  panel = await buildPanel(backendUrl, Object.fromEntries(canaries));
});

afterAll(() => panel.remove());

const all = (): string => panel.files.map(({ text }) => text).join('\n');
const code = (): string =>
  [...panel.ending('.js'), ...panel.ending('.css'), ...panel.ending('.html')]
    .map(({ text }) => text)
    .join('\n');

test.for([
  ['eval', /\beval\s*\(/],
  ['new Function', /\bFunction\s*\(/],
  ['a timer of text', /\bset(?:Timeout|Interval)\s*\(\s*["'`]/],
  ['window.open', /window\.open/],
  ['the parent’s page', /\b(?:parent|top)\.(?:document|location)|\bframeElement\b/],
  ['postMessage', /postMessage/],
  ['storage', /(?:local|session)Storage|indexedDB|document\.cookie/],
  ['markup', /innerHTML|outerHTML|insertAdjacentHTML|document\.write/],
  ['a watcher of the page', /MutationObserver/],
  ['a loaded script', /createElement\(["'`]script/],
  ['http addresses', /\b(?:http|ws):\/\/(?!www\.w3\.org\/)/],
  ['a javascript address', /javascript:/i],
  ['this machine', /localhost|127\.0\.0\.1|0\.0\.0\.0|ngrok/],
  ['a debugger', /\bdebugger\b/],
  ['a packer', /(?:\\x[0-9a-f]{2}){10}|_0x[0-9a-f]|while\s*\(\s*!!\[\]/i],
  ['a source map', /sourceMappingURL/],
] as const)('P1 review-scan: the bundle has no %s', ([, pattern]) => {
  expect(code()).not.toMatch(pattern);
});

test('P1 review-scan: no address is named but the backend’s and W3C’s', () => {
  const urls = code().match(/\b(?:https?|wss?):\/\/[^\s"'`\\)]+/g) ?? [];
  const foreign = urls.filter((url) => !url.startsWith(backendUrl) && !url.startsWith('http://www.w3.org/'));
  expect(foreign).toEqual([]);
  expect(urls.some((url) => url.startsWith(backendUrl))).toBe(true);
});

test('P2 no-secret-in-bundle: nothing of the server’s configuration is in any file', () => {
  expect(all()).not.toContain(canary);
});

/**
 * What script and style may weigh, gzipped. The aim is 25 kB, and `npm run bench` says how far off it is: reading one
 * image takes 20 kB, its findings, editor and delivery 9 kB, the page 8 kB. This holds what has been reached.
 */
const budget = 37_000;

test('P3 size: script and style stay within their budget, gzipped', () => {
  const bytes = [...panel.ending('.js'), ...panel.ending('.css')]
    .map(({ bytes: file }) => gzipSync(file).length)
    .reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeLessThanOrEqual(budget);
});

test('P10 bundle-accepted: one page, one script, one style, and files the CLI takes', () => {
  expect(panel.ending('.js')).toHaveLength(1);
  expect(panel.ending('.css')).toHaveLength(1);
  expect(panel.ending('.html').map(({ path }) => path)).toEqual(['index.html']);
  const endings = new Set(panel.files.map(({ path }) => path.replace(/^.*\./, '')));
  expect([...endings].toSorted()).toEqual(['css', 'html', 'js', 'svg', 'txt', 'woff2']);
  const total = panel.files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  expect(total).toBeLessThan(5 * 1024 * 1024);
});

test('P10 bundle-accepted: the page survives the CLI’s template', () => {
  const [page] = panel.ending('index.html');
  expect(page?.text).not.toContain('$');
  expect(page?.text).not.toContain('{{');
  const template = '<html><head></head><body>{{ui}}</body></html>';
  expect(template.replace('{{ui}}', page?.text ?? '')).toBe(template.split('{{ui}}').join(page?.text ?? ''));
});

test('P10 bundle-accepted: no inline script, style or handler, and no crossorigin', () => {
  const [page] = panel.ending('index.html');
  const html = page?.text ?? '';
  expect(html.match(/<script\b[^>]*>/g)).toEqual([
    expect.stringMatching(/^<script type="module" src="\.\/assets\/[\w-]+\.js">$/),
  ]);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|crossorigin/i);
});

test('P10 bundle-accepted: every address is relative, so that a sub-path serves as well as a root', () => {
  const [page] = panel.ending('index.html');
  const [style] = panel.ending('.css');
  const inPage = [...(page?.text ?? '').matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url ?? '');
  const inStyle = [...(style?.text ?? '').matchAll(/url\(["']?([^)"']*)/g)].map(([, url]) => url ?? '');
  const paths = new Set(panel.files.map(({ path }) => path));
  const resolved = [
    ...inPage.map((url) => [url, new URL(url, 'https://x.test/1/').pathname]),
    ...inStyle.map((url) => [url, new URL(url, `https://x.test/1/${style?.path}`).pathname]),
  ];
  expect(resolved).toHaveLength(5);
  for (const [url = '', path = ''] of resolved) {
    expect(url).toMatch(/^\.{1,2}\//);
    expect(paths).toContain(path.replace('/1/', ''));
  }
});

test('the font files are the published ones, with their licence', async () => {
  const fonts = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json'));
  for (const font of panel.ending('.woff2')) {
    expect(font.bytes.equals(await readFile(join(fonts, 'files', font.path.replace('fonts/', ''))))).toBe(
      true,
    );
  }
  const [licence] = panel.ending('OFL.txt');
  expect(licence?.text).toBe(await readFile(join(fonts, 'LICENSE'), 'utf8'));
});
