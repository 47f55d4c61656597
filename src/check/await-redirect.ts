import { createServer } from 'node:http';

/** How long a person has for one answer, in milliseconds. */
const patienceMs = 5 * 60_000;

/**
 * Waits at a redirect URI on this machine for the next redirect, and tells the browser that it may be closed. Returns the
 * parameters; null where none comes in time. Throws where the port is in use.
 */
export async function awaitRedirect(redirectUri: string): Promise<URLSearchParams | null> {
  const { port, pathname } = new URL(redirectUri);
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<URLSearchParams | null>();
  const timer = setTimeout(() => resolve(null), patienceMs);
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', redirectUri);
    if (url.pathname !== pathname) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
    response.end('Answered. Go back to the terminal; this tab can be closed.', () =>
      resolve(url.searchParams),
    );
  });
  server.on('error', reject);
  server.listen(Number(port), 'localhost');
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    server.close();
  }
}
