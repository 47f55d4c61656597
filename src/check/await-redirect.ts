import { createServer } from 'node:http';
import { CannotCheckError } from './site-under-check.ts';

/** How long a person has for one answer, in milliseconds. */
const patienceMs = 5 * 60_000;

/**
 * Returns the redirect URI below an address of the backend. Throws `CannotCheckError` where no redirect to it could be awaited here:
 * for anything but `http://localhost` with a port.
 */
export function localRedirectUri(publicUrl: string): string {
  const url = URL.parse(publicUrl);
  if (url?.protocol !== 'http:' || url.hostname !== 'localhost' || url.port === '')
    throw new CannotCheckError(
      'A consent comes back to this machine only. Set PUBLIC_URL to http://localhost with a port, such as http://localhost:3000, and register http://localhost:3000/oauth/callback as a redirect URI of the app.',
    );
  return `${url.origin}/oauth/callback`;
}

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
