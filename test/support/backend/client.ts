import { get, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { createHttpServer } from '#backend/server/http-server.ts';
import { panelOrigin, type TestBackend } from '#test/support/backend/backend.ts';

/** The backend on a loopback port until the test ends; answers its origin. */
export async function listen({ app }: TestBackend): Promise<string> {
  const server = createHttpServer(app.fetch);
  const port = await server.listen('127.0.0.1', 0);
  onTestFinished(async () => void (await server.stop(0)));
  return `http://127.0.0.1:${port}`;
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
