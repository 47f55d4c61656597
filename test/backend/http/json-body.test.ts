import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { contractLimits } from '#contract/limits.ts';
import { routes } from '#contract/routes.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { panelOrigin, startBackend } from '#test/support/backend/backend.ts';
import { alarmsIn } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { sessionCall } from '#test/support/backend/single-part.ts';

const path = routes.readAssets.path;

async function startConnected() {
  const backend = await startBackend();
  await backend.install();
  backend.webflow.calls.reset();
  const identity = { siteId: sites.outdoors.id, idToken: backend.webflow.issueIdToken() };
  const body = JSON.stringify(sessionCall(identity));
  return { backend, body };
}

describe('H3 simple-request-csrf: a body that a page can send without a preflight is not read', () => {
  test.each([
    ['text', 'text/plain'],
    ['text that says JSON', 'text/plain; charset=application/json'],
    ['text, then JSON', 'text/plain, application/json'],
    ['JSON as parameter', 'text/plain;application/json'],
    ['form', 'application/x-www-form-urlencoded'],
    ['multipart', 'multipart/form-data; boundary=x'],
    ['no type', undefined],
    ['empty type', ''],
    ['beginning like JSON', 'application/jsonx'],
    ['a kind of JSON', 'application/ld+json'],
    ['text JSON', 'text/json'],
    ['bytes', 'application/octet-stream'],
  ])('H3 simple-request-csrf: %s', async (_, type) => {
    const { backend, body } = await startConnected();
    const headers = new Headers({ origin: panelOrigin });
    if (type !== undefined) headers.set('content-type', type);
    // Bytes, so that no type is filled in for a text.
    const response = await backend.app.request(path, { method: 'POST', headers, body: Buffer.from(body) });
    await expectProblem(response, 'unsupported_media_type');
    expect(backend.webflow.calls.count()).toBe(0);
  });

  test('H3 simple-request-csrf: another content type is refused before the body is read', async () => {
    const { backend } = await startConnected();
    const response = await backend.ask(path, { body: '{', headers: { 'content-type': 'text/plain' } });
    await expectProblem(response, 'unsupported_media_type');
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON ;x=y'])(
    'H3 simple-request-csrf: %s is JSON',
    async (type) => {
      const { backend, body } = await startConnected();
      expect((await backend.ask(path, { body, headers: { 'content-type': type } })).status).toBe(200);
    },
  );
});

describe('H6 body-limits', () => {
  function padded(body: string, bytes: number): string {
    return body + ' '.repeat(bytes - body.length);
  }

  test('H6 body-limits: 64 KiB and no byte more', async () => {
    const { backend, body } = await startConnected();
    expect(limits.requestBodyBytes).toBe(65_536);
    const most = await backend.ask(path, { body: padded(body, limits.requestBodyBytes) });
    expect(most.status).toBe(200);
    backend.webflow.calls.reset();
    const more = await backend.ask(path, { body: padded(body, limits.requestBodyBytes + 1) });
    await expectProblem(more, 'body_too_large');
    expect(backend.webflow.calls.count()).toBe(0);
  });

  test('H6 body-limits: a stream without a length is read up to the limit', async () => {
    const { backend } = await startConnected();
    let sent = 0;
    const long = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 8_192;
        controller.enqueue(new Uint8Array(8_192).fill(32));
        if (sent > 1_000_000) controller.close();
      },
    });
    const init = {
      method: 'POST',
      headers: { origin: panelOrigin, 'content-type': 'application/json' },
      body: long,
      duplex: 'half',
    };
    const request = new Request(`http://localhost${path}`, init);
    await expectProblem(await backend.app.request(request), 'body_too_large');
    expect(sent).toBeLessThan(limits.requestBodyBytes + 5 * 8_192);
  });

  test.each([
    ['lists', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['lists without end', '['.repeat(10_000)],
  ])('H6 body-limits: %s ten thousand deep', async (_, deep) => {
    const { backend } = await startConnected();
    await expectProblem(await backend.ask(path, { body: deep }), 'bad_request');
    const inside = JSON.stringify(sessionCall('deep')).replace('"deep"', () => deep);
    await expectProblem(await backend.ask(path, { body: inside }), 'bad_request');
    expect(alarmsIn(backend)).toEqual([]);
  });

  test.each([
    [
      'an ID token longer than any',
      { siteId: sites.outdoors.id, idToken: 'x'.repeat(contractLimits.idTokenLength + 1) },
    ],
    ['an empty ID token', { siteId: sites.outdoors.id, idToken: '' }],
    ['a site that is no id', { siteId: '../../x', idToken: 'x' }],
    ['a site in capitals', { siteId: sites.outdoors.id.toUpperCase(), idToken: 'x' }],
    ['a site with a line break', { siteId: `${sites.outdoors.id}\n`, idToken: 'x' }],
    ['a workspace that is no id', { siteId: sites.outdoors.id, idToken: 'x', workspaceId: 'x' }],
    ['lists', { siteId: [sites.outdoors.id], idToken: ['x'] }],
    ['nothing', {}],
  ])('H6 body-limits: an identity that is %s', async (_, identity) => {
    const { backend } = await startConnected();
    await expectProblem(await backend.ask(path, { body: sessionCall(identity) }), 'bad_request');
    expect(backend.webflow.calls.count()).toBe(0);
  });
});
