import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { isWebflowId } from '#contract/ids.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { clientOver, realClient } from '#test/support/backend/client-over.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';
import { noHurry, rejection, webflowOver } from '#test/support/backend/transport.ts';
import { plainAsset } from '#test/support/backend/webflow-asset.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';

const api = 'https://api.webflow.com';

const hostile = [
  '..',
  '../..',
  '.',
  '/',
  '//evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  '@evil.example',
  ':80@evil.example',
  'https://evil.example/',
  'evil.example:443',
  '?x=1',
  '#x',
  '%00',
  '\u0000',
  '%2e%2e%2f',
  '%2F%2Fevil.example',
  '..;/',
  '\n//evil.example',
  '\r\nHost: evil.example',
  '\t',
  ' ',
  '。。',
  '．．／',
  '\u{1F4A9}',
];

const ids = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
  fc.webUrl(),
  fc
    .array(fc.constantFrom('.', '/', '\\', '@', ':', '?', '#', '%', '2e', '2f', 'evil.example'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

/** The URLs that calls about this id are sent to. */
async function urlsAskedFor(id: string): Promise<URL[]> {
  const urls: URL[] = [];
  const noting = clientOver(async (request) => {
    urls.push(new URL(request.url));
    return Response.json(plainAsset);
  });
  const webflow = webflowOver(noting, api);
  await webflow.getAsset('token', id, noHurry).catch(() => {});
  await webflow.getWorkspaceOfSite('token', id, noHurry).catch(() => {});
  return urls;
}

describe('U11 host-lock: the token goes to Webflow and nowhere else', () => {
  test('U11 host-lock: no id leads to another host, query or fragment', async () => {
    await fc.assert(
      fc.asyncProperty(ids, async (id) => {
        const urls = await urlsAskedFor(id);
        expect(urls).toHaveLength(2);
        for (const url of urls) {
          expect(url.origin).toBe(api);
          expect(url.username + url.password + url.search + url.hash).toBe('');
          expect(url.pathname).toMatch(/^\/v2\//);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('U11 host-lock: an asset id of Webflow’s form is asked for by that very id', async () => {
    const [url] = await urlsAskedFor(plainAsset.id);
    expect(url?.href).toBe(`${api}/v2/assets/${plainAsset.id}`);
  });

  test('U11 host-lock: an id of another form is not asked for at all', async () => {
    const { backend, read } = await startSignedIn();
    const tidy = ids.filter((id) => !isWebflowId(id));
    await fc.assert(
      fc.asyncProperty(tidy, async (id) => {
        const response = await read(encodeURIComponent(id));
        expect([400, 404, 405]).toContain(response.status);
        expect(backend.webflow.calls.count()).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  const places = [
    'http://169.254.169.254/latest/meta-data/',
    '//evil.example/',
    '/v2/elsewhere',
    'javascript:0',
  ];
  const statuses = [301, 302, 303, 307, 308];

  test.each(statuses)(
    'U11 host-lock: a %d is refused wherever it leads, with the token kept',
    async (status) => {
      const thief = await serveHttp((_, response) => void response.end(JSON.stringify(plainAsset)));
      for (const location of [thief.origin, ...places]) {
        const server = await serveHttp((_, response) => void response.writeHead(status, { location }).end());
        const webflow = webflowOver(realClient, server.origin);
        for (const call of [
          webflow.getAsset('secret', plainAsset.id, noHurry),
          webflow.resolveIdToken('secret', 'id token', noHurry),
          webflow.exchangeCode('code', noHurry),
        ]) {
          expect(await rejection(call)).toHaveProperty('reason', { kind: 'bad_answer', what: 'redirect' });
        }
        expect(server.requests).toHaveLength(3);
      }
      expect(thief.requests).toHaveLength(0);
    },
  );

  test.each(statuses)('U11 host-lock: the panel gets bad_upstream for a %d', async (status) => {
    const { backend, read } = await startSignedIn();
    const headers = { location: 'https://evil.example/' };
    backend.webflow.faults.next('GET /v2/assets/:assetId', { kind: 'respond', status, headers });
    const response = await read(assetIdOf('everything'));
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ code: 'bad_upstream' });
    expect(backend.webflow.calls.list().map(({ url }) => new URL(url).origin)).toEqual([api]);
  });

  test('U11 host-lock: the token is sent as a header and never in a URL or body', async () => {
    const send = vi.fn(async (_request: Request) => Response.json(plainAsset));
    await webflowOver(clientOver(send)).getAsset('secret', plainAsset.id, noHurry);
    const request = send.mock.calls[0]?.[0];
    expect(request?.url).not.toContain('secret');
    expect(request?.headers.get('authorization')).toBe('Bearer secret');
    expect(request?.redirect).toBe('manual');
  });
});
