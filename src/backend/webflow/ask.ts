/** Sends a request and answers what `read` makes of the response. */
export type Ask = <T>(request: Request, read: (response: Response) => Promise<T>) => Promise<T>;

/**
 * Asks over `fetch` and keeps each request in hand until its response is read: a Request that nobody holds is
 * collected in mid-call, and then its signal no longer ends the call – neither the deadline nor an abort would
 * (nodejs/undici#3644).
 */
export function createAsk(fetch: (request: Request) => Promise<Response>): Ask {
  const underWay = new Set<Request>();
  return async (request, read) => {
    underWay.add(request);
    try {
      return await read(await fetch(request));
    } finally {
      underWay.delete(request);
    }
  };
}
