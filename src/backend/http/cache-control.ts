/**
 * True where a request's `Cache-Control` has the directive `no-cache` (RFC 9111 §5.2.1.4). Directives are
 * case-insensitive, and `no-cache` has no argument in a request.
 */
export function hasNoCache(cacheControl: string | undefined): boolean {
  const directives = (cacheControl ?? '').split(',');
  return directives.some((directive) => directive.trim().toLowerCase() === 'no-cache');
}
