import { Hono } from 'hono';
import type { Library } from '#sandbox/library/library.ts';
import { type Unconfirmed, unconfirmed } from '#sandbox/protocol/unconfirmed.ts';

/** The `max-age` of files in seconds. Source: Data API v2, Create Asset upload details. */
const year = 31_536_000;

interface ByteRange {
  first: number;
  last: number;
}

/** The range of a `Range` header; undefined for none or an unsupported form, null if not satisfiable. Source: RFC 9110, 14.2. */
function rangeOf(header: string | undefined, size: number): ByteRange | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [first = '', last = ''] = match?.slice(1) ?? [];
  if (!match || (first === '' && last === '')) return undefined;
  if (first === '')
    return Number(last) > 0 ? { first: Math.max(0, size - Number(last)), last: size - 1 } : null;
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return Number(first) <= end ? { first: Number(first), last: end } : null;
}

/** The CDN's routes over a library: `GET` and `HEAD`, single ranges, content types and cache headers. */
export function cdnRoutes(
  library: Pick<Library, 'assets' | 'readFile'>,
  { cdnAllowsOrigins }: Pick<Unconfirmed, 'cdnAllowsOrigins'> = unconfirmed,
): Hono {
  const routes = new Hono();
  routes.get('/*', async (context) => {
    const file = await library.readFile(new URL(context.req.url).pathname);
    if (!file) return context.text('Not found', 404);
    const { bytes, type, status } = file;
    const headers = {
      'Content-Type': type,
      'Accept-Ranges': 'bytes',
      'Cache-Control': `max-age=${year}, must-revalidate`,
      'X-Content-Type-Options': 'nosniff',
      ...(cdnAllowsOrigins ? { 'Access-Control-Allow-Origin': '*' } : {}),
    };
    if (status) return context.body(bytes, status, { 'Content-Type': type });
    const range = rangeOf(context.req.header('range'), bytes.length);
    if (range === null) {
      return context.body(null, 416, { ...headers, 'Content-Range': `bytes */${bytes.length}` });
    }
    const part = range ? bytes.subarray(range.first, range.last + 1) : bytes;
    return context.body(part, range ? 206 : 200, {
      ...headers,
      'Content-Length': String(part.length),
      ...(range ? { 'Content-Range': `bytes ${range.first}-${range.last}/${bytes.length}` } : {}),
    });
  });
  return routes;
}
