import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const { method = 'GET', url = '/' } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(url, `http://${incoming.headers.host ?? 'localhost'}`), {
    method,
    headers,
    signal,
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}),
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (!response.body) {
    outgoing.end();
    return;
  }
  const body = Readable.fromWeb(response.body);
  // A connection that closes as the last bytes go out errors the body once more, when the pipeline no longer listens.
  body.on('error', () => {});
  await pipeline(body, outgoing);
}

/**
 * Answers what a Node server receives with a fetch-like function. Where the function rejects or a body breaks off,
 * the connection is cut without another byte, which is what a scripted fault means and what common adapters do not do.
 */
export function requestListener(fetch: (request: Request) => Promise<Response>): RequestListener {
  return (incoming, outgoing) => {
    const closed = new AbortController();
    outgoing.once('close', () => closed.abort());
    Promise.resolve()
      .then(() => fetch(toRequest(incoming, closed.signal)))
      .then((response) => send(response, outgoing))
      .catch(() => outgoing.destroy());
  };
}
