import type { HonoRequest } from 'hono';

/**
 * The headers of requests that a person has not opened. Source: Fetch (`Sec-Purpose`); older Chromium and Safari
 * (`Purpose`, `X-Purpose`); older Firefox (`X-Moz`).
 */
const purposeHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** True for a prefetch, a prerendering, a link preview, or HEAD (RFC 9110 §9.2.1, safe methods). */
export function isPreviewRequest(request: HonoRequest): boolean {
  if (request.method === 'HEAD') return true;
  return purposeHeaders.some((name) => /prefetch|prerender|preview/i.test(request.header(name) ?? ''));
}
