import { pipeline, type Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip } from 'node:zlib';
import { Agent, request as send } from 'undici';
import { contentCodings } from './content-codings.ts';

export interface HttpRequest {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Aborts the request and the reading of its response. */
  readonly signal: AbortSignal;
}

/**
 * The head of a response, and its body as a stream. The body must be read or dropped, because it holds a connection.
 */
export interface HttpAnswer {
  readonly status: number;
  /** The value of a header, or null. */
  header(name: string): string | null;
  /** The decompressed bytes. Leaving a loop over them drops the rest. */
  readonly body: AsyncIterable<Uint8Array>;
  drop(): void;
}

/**
 * Sends a request; resolves with the head of the response. Does not follow redirects. Rejects where there is no
 * response, or with the reason of the signal.
 */
export type HttpClient = (request: HttpRequest) => Promise<HttpAnswer>;

/** The default headers. `deflate` is left out because it names two formats. */
const usual = { 'accept-encoding': 'gzip, br', 'user-agent': 'AssetInspector' };

/** The accepted codings. A part of a file ends before its coding does. Source: RFC 9110, 8.4.1. */
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

/** The decompressed body. An unknown coding, or more than one, is left as it is. */
function decoded(body: Readable, encoding: string | null, isPart: boolean): AsyncIterable<Uint8Array> {
  const [coding, ...others] = contentCodings(encoding);
  const createDecoder = coding !== undefined && others.length === 0 ? decoders.get(coding) : undefined;
  // The reader of the body gets an error of either stream.
  return createDecoder ? pipeline(body, createDecoder(isPart), () => {}) : body;
}

/**
 * A client over undici with persistent connections. It calls undici directly: the streams and checks of `fetch` cost as
 * much as all of our own code in a read of one asset.
 */
export function createHttpClient(): HttpClient {
  // A few concurrent calls gain nothing from HTTP/2, and the tests of aborted calls use HTTP/1.1.
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
      // After HEAD the headers describe a body that does not follow.
      body:
        method === 'HEAD'
          ? answer.body
          : decoded(answer.body, header('content-encoding'), answer.statusCode === 206),
      drop() {
        // A destroyed stream emits an error, which needs no handling.
        answer.body.on('error', () => {}).destroy();
      },
    };
  };
}
