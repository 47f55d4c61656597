import { describe, expect, test } from 'vitest';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { askOverSocket, listen } from '#test/support/backend/client.ts';
import { readsFrom, startSignedIn } from '#test/support/backend/signed-in.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { collectGarbage } from '#test/support/shared/garbage.ts';

const assetId = assetIdOf('everything');

/** A backend on a port, over a Webflow that does what `answers` say, one each, and then hangs. */
async function setUp(...answers: number[]) {
  const server = await serveHttp((_, response) => {
    const status = answers[server.requests.length - 1];
    if (status !== undefined) response.writeHead(status).end('{}');
  });
  const { backend, session } = await startSignedIn({ connect: readsFrom(server.origin) });
  const origin = await listen(backend);
  return { server, ask: (id = assetId) => askOverSocket(origin, id, session) };
}

describe('U2 abort-everywhere: when the panel goes, so does the work for it', () => {
  test('U2 abort-everywhere: the panel cuts its connection', async () => {
    const { server, ask } = await setUp();
    const panel = ask();
    await eventually(() => expect(server.open()).toBe(1));
    panel.leave();
    expect(await panel.status).toBe('gone');
    await eventually(() => expect(server.open()).toBe(0));
    expect(server.requests).toHaveLength(1);
  });

  test('U2 abort-everywhere: the panel cuts its connection after garbage was collected', async () => {
    const { server, ask } = await setUp();
    const panel = ask();
    await eventually(() => expect(server.open()).toBe(1));
    await collectGarbage();
    panel.leave();
    await eventually(() => expect(server.open()).toBe(0));
  });

  test('U2 abort-everywhere: the panel cuts its connection between two tries', async () => {
    const { server, ask } = await setUp(503);
    const panel = ask();
    await eventually(() => expect(server.requests).toHaveLength(2));
    panel.leave();
    await eventually(() => expect(server.open()).toBe(0));
    expect(server.requests).toHaveLength(2);
  });

  test('U2 abort-everywhere: the place of a call that ended so is free', async () => {
    const { server, ask } = await setUp();
    const panel = ask();
    await eventually(() => expect(server.open()).toBe(1));
    panel.leave();
    await eventually(() => expect(server.open()).toBe(0));
    const next = ask();
    await eventually(() => expect(server.requests).toHaveLength(2));
    next.leave();
    await eventually(() => expect(server.open()).toBe(0));
  });

  test('U2 abort-everywhere: who leaves ends no other asset’s call', async () => {
    const { server, ask } = await setUp();
    const [mine, theirs] = [ask(), ask(assetIdOf('svg'))];
    await eventually(() => expect(server.open()).toBe(2));
    mine.leave();
    await eventually(() => expect(server.open()).toBe(1));
    theirs.leave();
    await eventually(() => expect(server.open()).toBe(0));
  });
});
