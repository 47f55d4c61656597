import { createHttpClient, type HttpClient } from '#backend/platform/http-client.ts';

/** The backend's own way to other hosts, for tests that need real connections. */
export const realClient = createHttpClient();

/** A `fetch` that is asked as a server is: nothing is added to the request, and no redirect followed. */
export type Answering = (request: Request) => Promise<Response>;

/** The backend's way to other hosts, led to `fetch` instead. */
export function clientOver(fetch: Answering): HttpClient {
  // Until it is answered to its end: a Request that nobody holds is collected, and its signal ends nothing any more.
  const underWay = new Set<Request>();

  return async ({ url, signal, body: sent = null, ...init }) => {
    const request = new Request(url, { ...init, body: sent, redirect: 'manual', signal });
    underWay.add(request);
    const end = () => underWay.delete(request);
    const { status, headers, body } = await fetch(request).catch((error: unknown) => {
      end();
      throw error;
    });

    async function* read() {
      try {
        if (body) yield* body;
      } finally {
        end();
      }
    }

    return {
      status,
      header: (name) => headers.get(name),
      body: read(),
      drop() {
        end();
        body?.cancel().catch(() => {});
      },
    };
  };
}
