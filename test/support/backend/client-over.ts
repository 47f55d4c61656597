import { createHttpClient, type HttpClient } from '#backend/platform/http-client.ts';

/** The backend's own HTTP client, for tests that need real connections. */
export const realClient = createHttpClient();

/** A `fetch` that receives the request as a server does: without added headers, and without following redirects. */
export type Answering = (request: Request) => Promise<Response>;

/** The backend's HTTP client, connected to `fetch` instead. */
export function clientOver(fetch: Answering): HttpClient {
  // Kept until the response ends: an unreferenced Request is garbage-collected, and its signal then aborts nothing.
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
