import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { AppEnv } from './app-env.ts';

/** A year, as OWASP ASVS 5.0 §3.4.1 asks at least. */
const hstsSeconds = 31_536_000;

/** The headers of every answer. */
export const securityHeaders = secureHeaders({
  strictTransportSecurity: `max-age=${hstsSeconds}; includeSubDomains`,
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
});

/**
 * Nothing we answer may be kept by a browser or a proxy: it is one person's, or belongs to one moment. Nothing may be
 * loaded by it either, unless it is a page that brings its own policy.
 */
export const inertByDefault = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  // `c.header` would wrap the finished answer in another, whose body is then sent as a stream, many times slower.
  const { headers } = c.res;
  headers.set('cache-control', 'no-store');
  if (!headers.has('content-security-policy')) {
    headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  }
});
