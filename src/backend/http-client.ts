import { Agent, interceptors, request as send } from 'undici';

/** A request to another host. */
export interface HttpRequest {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Ends the request and the reading of its answer. */
  readonly signal: AbortSignal;
}

/** The head of an answer, and its body as it comes in. The body is read, or dropped: it holds a connection. */
export interface HttpAnswer {
  readonly status: number;
  /** The value of a header, or null. */
  header(name: string): string | null;
  /** Its bytes, decompressed. Whoever leaves the loop over them drops the rest. */
  readonly body: AsyncIterable<Uint8Array>;
  drop(): void;
}

/**
 * Sends a request and answers once the head of the answer is there. Redirects are answered, not followed. Rejects where
 * there is no answer, or with the signal's reason.
 */
export type HttpClient = (request: HttpRequest) => Promise<HttpAnswer>;

/** What every request carries that does not say otherwise. */
const usual = { 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'AssetInspector' };

/**
 * A client over undici, connections kept and used again. It asks undici itself instead of over `fetch`, whose streams
 * and checks cost a read of one asset as much as all of our own code.
 */
export function createHttpClient(): HttpClient {
  // A few calls at once gain nothing from HTTP/2, and every test of how a call ends speaks HTTP/1.1.
  const agent = new Agent({ allowH2: false });
  const dispatcher = agent.compose(interceptors.decompress({ skipErrorResponses: false }));
  return async ({ url, method, headers, body, signal }) => {
    const answer = await send(url, {
      method,
      headers: { ...usual, ...headers },
      body: body ?? null,
      signal,
      dispatcher,
    });
    return {
      status: answer.statusCode,
      header(name) {
        const value = answer.headers[name];
        return Array.isArray(value) ? value.join(', ') : (value ?? null);
      },
      body: answer.body,
      drop() {
        // What is dropped ends with an error, which is nobody's news.
        answer.body.on('error', () => {}).destroy();
      },
    };
  };
}
