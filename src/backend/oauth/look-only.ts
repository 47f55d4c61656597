import type { HonoRequest } from 'hono';

/**
 * The headers in which browsers say that a person has not opened the address yet. Source: Fetch (`Sec-Purpose`); older
 * Chromium and Safari (`Purpose`, `X-Purpose`); older Firefox (`X-Moz`).
 */
const purposeHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** True for a request that only looks: a prefetch, a prerendering, a preview, or HEAD (RFC 9110 §9.2.1, safe methods). */
export function isLookOnly(request: HonoRequest): boolean {
  if (request.method === 'HEAD') return true;
  return purposeHeaders.some((name) => /prefetch|prerender|preview/i.test(request.header(name) ?? ''));
}
