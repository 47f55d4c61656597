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
  // Node emits one more error if the connection closes during the last write, after the pipeline has removed its listener.
  body.on('error', () => {});
  await pipeline(body, outgoing);
}

/**
 * A request listener for a Node server that responds with a fetch-like function. If the function rejects or a body fails,
 * the connection is closed without another byte, as a scripted fault requires. Common adapters send a 500 instead.
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
