import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startMeasuring } from '#test/support/backend/measured.ts';
import { isGetAsset } from '#test/support/backend/signed-in.ts';
import { plainAsset, plainVariant } from '#test/support/backend/webflow-asset.ts';
import { modestly } from '#test/support/shared/properties.ts';

test('U11 host-lock: whatever addresses Webflow names, none outside the list is asked', async () => {
  const asked: { url: URL; authorization: string | null }[] = [];
  let addresses: string[] = [];
  const { backend, ask } = await startMeasuring({
    webflow: { requestsPerMinute: 1_000 },
    divert(request) {
      const url = new URL(request.url);
      if (isGetAsset(request)) {
        const [hostedUrl = '', ...others] = addresses;
        const variants = others.map((other) => ({ ...plainVariant, hostedUrl: other }));
        const id = url.pathname.slice(-24);
        return Promise.resolve(Response.json({ ...plainAsset, id, hostedUrl, variants }));
      }
      if (url.origin === 'https://api.webflow.com') return undefined;
      asked.push({ url, authorization: request.headers.get('authorization') });
      return Promise.resolve(new Response(null, { status: 503 }));
    },
  });
  const hosts = backend.config.WEBFLOW_CDN_HOSTS;
  const glue = fc.constantFrom(
    ...['https://', 'http://', 'javascript:', '//', '/', '@', ':', ':443', '..', '.', '\\', '。', '#', '?'],
    ...['%2e', '/webflow-prod-assets', '\n', 'x'],
  );
  const host = fc.constantFrom(
    ...hosts,
    'evil.example',
    '127.0.0.1',
    '0x7f000001',
    '2130706433',
    'localhost:80',
  );
  const address = fc.oneof(
    fc.webUrl(),
    fc.array(fc.oneof(glue, host), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
    host.map((name) => `https://${name}/webflow-prod-assets/a.png`),
  );
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(address, { minLength: 1, maxLength: 6 }), async (texts) => {
      addresses = texts;
      run++;
      expect((await ask(run.toString(16).padStart(24, '0'))).status).toBe(200);
    }),
    modestly(400),
  );
  expect(asked.length).toBeGreaterThan(100);
  for (const { url, authorization } of asked) {
    expect(authorization).toBeNull();
    expect(url.protocol).toBe('https:');
    expect(url.username + url.password).toBe('');
    expect(hosts).toContain(url.host);
    if (url.host === 's3.amazonaws.com') expect(url.pathname).toMatch(/^\/webflow-prod-assets\//);
  }
});
