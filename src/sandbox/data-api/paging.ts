import type { Context } from 'hono';
import * as v from 'valibot';
import type { World } from '#sandbox/world/world.ts';

/** The maximum of the parameter `limit`. Source: Data API v2, List Assets. */
const largestPage = 100;

const Offset = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number));
const Paging = v.object({ offset: Offset, limit: v.pipe(Offset, v.minValue(1), v.maxValue(largestPage)) });

/** The parameters `offset` and `limit` of a list. */
export type Paging = v.InferOutput<typeof Paging>;

/** The parameters `offset` and `limit` of a request, or undefined for invalid ones. */
export function pagingOf({ req }: Context, { unconfirmed }: World): Paging | undefined {
  const paging = v.safeParse(Paging, {
    offset: req.query('offset') || '0',
    limit: req.query('limit') || String(unconfirmed.defaultPageSize),
  });
  return paging.success ? paging.output : undefined;
}

/** One page of a list, and its `pagination`. */
export function pageOf<T>(list: readonly T[], { limit, offset }: Paging) {
  return { page: list.slice(offset, offset + limit), pagination: { limit, offset, total: list.length } };
}
