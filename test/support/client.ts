import { get, type IncomingMessage } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { panelOrigin, type TestBackend } from '#test/support/backend.ts';

/** The backend on a loopback port until the test ends; answers its origin. */
export async function listen({ app }: TestBackend): Promise<string> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** A panel that asks for an asset over a connection of its own, and may leave by cutting it. */
export function askOverSocket(origin: string, assetId: string, session: string) {
  let leave = (): void => {};
  const status = new Promise<number | 'gone'>((resolve) => {
    const request = get(
      `${origin}/api/assets/${assetId}`,
      { agent: false, headers: { origin: panelOrigin, authorization: `Bearer ${session}` } },
      (response: IncomingMessage) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('error', () => resolve('gone'));
    leave = () => request.destroy();
  });
  return { status, leave };
}
