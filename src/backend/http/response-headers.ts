import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { limits } from '../platform/limits.ts';
import type { AppEnv } from './app-env.ts';
import { streamPieces } from './pieces.ts';
import { holdText } from './response-memory.ts';

/** A year, as OWASP ASVS 5.0 §3.4.1 asks at least. */
const hstsSeconds = 31_536_000;

/** The headers that Hono's middleware sets, read once because they are always the same. */
async function readSecurityHeaders(): Promise<Record<string, string>> {
  const app = new Hono();
  app.use(
    secureHeaders({
      strictTransportSecurity: `max-age=${hstsSeconds}; includeSubDomains`,
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
    }),
  );
  app.get('/', (c) => c.body(null));
  const answer = await app.request('/');
  return Object.fromEntries(answer.headers);
}

const policyName = 'content-security-policy';

/**
 * No response may be cached by a browser or a proxy: it belongs to one person, or to one moment. It may load nothing
 * either, unless it is a page with its own policy.
 */
const common: Readonly<Record<string, string>> = {
  ...(await readSecurityHeaders()),
  'cache-control': 'no-store',
  [policyName]: "default-src 'none'; frame-ancestors 'none'",
};

/** The headers of every response to this request. */
function headersFor(c: Context<AppEnv>): Record<string, string> {
  return { ...common, ...c.get('cors'), 'x-request-id': c.get('requestId') };
}

/** Sets the common headers of responses that do not have them yet. */
export const responseHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.get('hasHeaders')) return;
  // `c.header` of Hono wraps a finished response in another, whose body is then sent as a stream, many times slower.
  const { headers } = c.res;
  for (const [name, value] of Object.entries(headersFor(c))) {
    if (name !== policyName || !headers.has(name)) headers.set(name, value);
  }
});

/**
 * A response of JSON text with all its headers. Setting headers one by one takes longer than all else in a read from
 * the cache. A large body is sent in pieces, and counted until it is sent.
 */
export function respondWithJsonText(
  c: Context<AppEnv>,
  body: string,
  more: Record<string, string>,
): Response {
  c.set('hasHeaders', true);
  const headers = { ...headersFor(c), 'content-type': 'application/json', ...more };
  if (body.length <= limits.answerPieceBytes) return new Response(body, { headers });
  const { bytes } = holdText(c, body);
  const length = { 'content-length': String(bytes.byteLength) };
  return new Response(streamPieces(bytes), { headers: { ...headers, ...length } });
}
