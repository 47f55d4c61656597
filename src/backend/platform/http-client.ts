import { pipeline, type Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip } from 'node:zlib';
import { Agent, request as send } from 'undici';
import { contentCodings } from './content-codings.ts';

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
  /** The value of a header as it was sent, or null. */
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

/** What every request carries that does not say otherwise. What is called deflate comes in two formats. */
const usual = { 'accept-encoding': 'gzip, br', 'user-agent': 'AssetInspector' };

/** The codings we ask for, by their names; a part of a file ends before its coding does. Source: RFC 9110, 8.4.1. */
const gunzip = (isPart: boolean) =>
  createGunzip(isPart ? { finishFlush: constants.Z_SYNC_FLUSH } : undefined);
const decoders = new Map([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  [
    'br',
    (isPart: boolean) =>
      createBrotliDecompress(isPart ? { finishFlush: constants.BROTLI_OPERATION_FLUSH } : undefined),
  ],
]);

/** The body without its coding. A coding nobody asked for is left as it is, and so are two. */
function decoded(body: Readable, encoding: string | null, isPart: boolean): AsyncIterable<Uint8Array> {
  const [coding, ...others] = contentCodings(encoding);
  const createDecoder = coding !== undefined && others.length === 0 ? decoders.get(coding) : undefined;
  // An error of either is the reader's.
  return createDecoder ? pipeline(body, createDecoder(isPart), () => {}) : body;
}

/**
 * A client over undici, connections kept and used again. It asks undici itself instead of over `fetch`, whose streams
 * and checks cost a read of one asset as much as all of our own code.
 */
export function createHttpClient(): HttpClient {
  // A few calls at once gain nothing from HTTP/2, and every test of how a call ends speaks HTTP/1.1.
  const dispatcher = new Agent({ allowH2: false });
  return async ({ url, method, headers, body, signal }) => {
    const answer = await send(url, {
      method,
      headers: { ...usual, ...headers },
      body: body ?? null,
      signal,
      dispatcher,
    });
    const header = (name: string): string | null => {
      const value = answer.headers[name];
      return Array.isArray(value) ? value.join(', ') : (value ?? null);
    };
    return {
      status: answer.statusCode,
      header,
      // After HEAD the headers speak of a body that does not follow.
      body:
        method === 'HEAD'
          ? answer.body
          : decoded(answer.body, header('content-encoding'), answer.statusCode === 206),
      drop() {
        // What is dropped ends with an error, which is nobody's news.
        answer.body.on('error', () => {}).destroy();
      },
    };
  };
}
