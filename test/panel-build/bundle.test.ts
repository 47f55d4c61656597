import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltFile, type BuiltPanel, buildPanel } from '#test/support/built-panel.ts';

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

/** Bytes, gzipped: what shows the facts of an image, and what is fetched after that to judge, change, and list them. */
const budgets = { first: 25_000, later: 19_000 };

/** What the page itself asks for. */
function isFirst({ path }: BuiltFile): boolean {
  return panel.ending('index.html').some(({ text }) => text.includes(path));
}

test('P3 size: what is fetched first, and what is fetched later, stay within their budgets, gzipped', () => {
  const files = [...panel.ending('.js'), ...panel.ending('.css')];
  const weigh = (some: readonly BuiltFile[]): number =>
    some.map(({ bytes }) => gzipSync(bytes).length).reduce((sum, size) => sum + size, 0);
  const first = files.filter(isFirst);
  expect(first).toHaveLength(2);
  expect(weigh(first)).toBeLessThanOrEqual(budgets.first);
  expect(weigh(files.filter((file) => !isFirst(file)))).toBeLessThanOrEqual(budgets.later);
});

test('P10 bundle-accepted: one page, a script and a style to start with and one of each for later, and files the CLI takes', () => {
  expect(panel.ending('.js').map(isFirst).toSorted()).toEqual([false, true]);
  expect(panel.ending('.css').map(isFirst).toSorted()).toEqual([false, true]);
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
  const named = [
    ...[...(page?.text ?? '').matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => [url, '']),
    ...panel
      .ending('.css')
      .flatMap(({ text, path }) => [...text.matchAll(/url\(["']?([^)"']*)/g)].map(([, url]) => [url, path])),
    ...panel
      .ending('.js')
      .flatMap(({ text, path }) =>
        [...text.matchAll(/(?:import\(|from|new URL\()[`"']([^`"']+\.(?:js|css))/g)].map(([, url]) => [
          url,
          path,
        ]),
      ),
  ];
  const paths = new Set(panel.files.map(({ path }) => path));
  // The page names its icon, its script and its style; the style two fonts; each script the other, and one a style.
  expect(named).toHaveLength(8);
  for (const [url = '', from = ''] of named) {
    expect(url).toMatch(from.endsWith('.js') ? /^[\w./-]+$/ : /^\.{1,2}\//);
    expect(paths).toContain(new URL(url, `https://x.test/1/${from}`).pathname.replace('/1/', ''));
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
