import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '#sandbox/net/listen.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { startSandbox } from '#sandbox/start/start-sandbox.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { launchBrowser } from '#test/support/designer/launch-browser.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';
import { projectRoot } from '#tooling/project.ts';

const run = promisify(execFile);

/** The backend's URL in the bundle. The test routes it to the sandbox's backend. */
const backendUrl = 'https://assets.example.com';

/** Webflow serves an uploaded bundle from a path with the id of its version. */
const versionPath = '/66f1a5e7000000000000b001/';

const types: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** An app that serves the bundle's files below the version's path with a Content-Security-Policy. */
function bundleApp(files: () => Record<string, Uint8Array>, policy: () => string) {
  return new Hono().get(`${versionPath}*`, (c) => {
    const name = c.req.path.slice(versionPath.length) || 'index.html';
    const file = files()[name];
    if (!file) return c.notFound();
    return c.body(Uint8Array.from(file), 200, {
      'content-type': types[name.split('.').at(-1) ?? ''] ?? 'text/plain',
      'content-security-policy': policy(),
    });
  });
}

/** The code of a script that defines a `webflow` with one selected image. It runs before any script of the panel. */
function scriptedDesigner(image: { id: string; url: string; idToken: string }): string {
  return `(() => {
    const image = ${JSON.stringify(image)};
    const asset = {
      id: image.id,
      getUrl: async () => image.url,
      getName: async () => 'Ridge trail at dawn.jpg',
      getMimeType: async () => 'image/jpeg',
      getAltText: async () => null,
    };
    const element = {
      id: { component: 'page', element: 'hero' },
      type: 'Image',
      getAsset: async () => asset,
      getAltText: async () => '',
    };
    globalThis.webflow = {
      getSelectedElement: async () => element,
      getSiteInfo: async () => ({ siteId: ${JSON.stringify(sites.outdoors.id)} }),
      getIdToken: async () => image.idToken,
      subscribe: () => () => {},
    };
  })()`;
}

test('P4 csp-run, P9 minified-same, P10 bundle-accepted: the bundle works from a sub-path under a strict policy', async () => {
  let files: Record<string, Uint8Array> = {};
  let policy = '';
  const app = bundleApp(
    () => files,
    () => policy,
  );
  const server = await listen(createServer(requestListener(async (request) => app.fetch(request))), 0);
  onTestFinished(() => server.stop());
  const origin = `http://localhost:${server.port}`;
  const sandbox = await startSandbox({ backendEnv: { PANEL_ORIGINS: origin } });
  onTestFinished(() => sandbox.stop());

  const zip = join(await scratchFolder(), 'bundle.zip');
  const { stdout } = await run(process.execPath, [join(projectRoot, 'src/tooling/bundle.ts'), zip], {
    cwd: projectRoot,
    env: { ...process.env, VITE_BACKEND_URL: backendUrl, SUPPORT_EMAIL: 'help@inspector.example' },
  });
  const explained = [...stdout.matchAll(/To explain in the form: ([\w-]+)/g)].map(([, rule]) => rule);
  expect(explained).toEqual(['NET-EXTERNAL-EGRESS', 'UX-NO-POPUPS']);
  files = unzipSync(await readFile(zip));
  const maps = unzipSync(await readFile(zip.replace('.zip', '-maps.zip')));
  expect(Object.keys(maps).toSorted()).toEqual(
    Object.keys(files)
      .filter((name) => name.endsWith('.js'))
      .map((name) => `${name}.map`)
      .toSorted(),
  );
  policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' ${sandbox.origins.cdn}`,
    `connect-src ${backendUrl}`,
  ].join('; ');

  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 320, height: 460 } });
  onTestFinished(() => page.unrouteAll({ behavior: 'ignoreErrors' }));
  await page.route(`${backendUrl}/**`, async (route) => {
    const url = route.request().url().replace(backendUrl, sandbox.origins.backend);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  const consoleErrors: string[] = [];
  const missing: string[] = [];
  page.on('console', (message) => consoleErrors.push(message.text()));
  page.on('pageerror', (error) => consoleErrors.push(error.message));
  page.on('response', (response) => {
    if (!response.ok() && !response.url().endsWith('favicon.ico')) missing.push(response.url());
  });
  const id = assetIdOf('everything');
  const url = sandbox.webflow.world.assets.get(id)?.asset.hostedUrl ?? '';
  await page.addInitScript(scriptedDesigner({ id, url, idToken: sandbox.webflow.issueIdToken() }));
  await page.goto(origin + versionPath);

  await page.getByRole('heading', { name: 'Ridge trail at dawn.jpg' }).waitFor();
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('region', { name: 'File' }).getByText(id, { exact: true }).waitFor();
  const rows = page.getByRole('table', { name: 'Files' }).locator('tbody tr');
  await rows.nth(7).waitFor();
  expect(await rows.count()).toBe(8);
  // The second script must load from the sub-path too.
  await page.getByRole('region', { name: 'Findings' }).waitFor();
  await page.evaluate('document.fonts.ready');
  expect(missing).toEqual([]);
  expect(consoleErrors.filter((text) => !text.includes('favicon.ico'))).toEqual([]);
});
