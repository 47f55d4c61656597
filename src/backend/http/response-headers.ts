import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { limits } from '../platform/limits.ts';
import { holdText } from './answer-holder.ts';
import type { AppEnv } from './app-env.ts';
import { streamPieces } from './pieces.ts';

/** A year, as OWASP ASVS 5.0 §3.4.1 asks at least. */
const hstsSeconds = 31_536_000;

/** What Hono's middleware sets on every answer, learned once: it is the same each time. */
async function learnSecurityHeaders(): Promise<Record<string, string>> {
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
 * Nothing we answer may be kept by a browser or a proxy: it is one person's, or belongs to one moment. Nothing may be
 * loaded by it either, unless it is a page that brings its own policy.
 */
const common: Readonly<Record<string, string>> = {
  ...(await learnSecurityHeaders()),
  'cache-control': 'no-store',
  [policyName]: "default-src 'none'; frame-ancestors 'none'",
};

/** The headers of an answer to this request, whatever it says. */
function headersFor(c: Context<AppEnv>): Record<string, string> {
  return { ...common, ...c.get('cors'), 'x-request-id': c.get('requestId') };
}

/** Gives every answer its headers that has not been made with them. */
export const answerHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.get('hasHeaders')) return;
  // `c.header` would wrap the finished answer in another, whose body is then sent as a stream, many times slower.
  const { headers } = c.res;
  for (const [name, value] of Object.entries(headersFor(c))) {
    if (name !== policyName || !headers.has(name)) headers.set(name, value);
  }
});

/**
 * An answer of JSON text, made with all its headers at once. Setting them one by one on an answer takes longer than all
 * else that a read from memory does. A large body is sent in pieces, and counted until it is.
 */
export function answerJsonText(c: Context<AppEnv>, body: string, more: Record<string, string>): Response {
  c.set('hasHeaders', true);
  const headers = { ...headersFor(c), 'content-type': 'application/json', ...more };
  if (body.length <= limits.answerPieceBytes) return new Response(body, { headers });
  const { bytes } = holdText(c, body);
  const length = { 'content-length': String(bytes.byteLength) };
  return new Response(streamPieces(bytes), { headers: { ...headers, ...length } });
}
