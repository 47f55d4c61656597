import * as v from 'valibot';
import type { ScriptedReply } from './replies.ts';

const List = v.looseObject({
  assets: v.array(v.looseObject({ id: v.string() })),
  pagination: v.object({ limit: v.number(), offset: v.number(), total: v.number() }),
});
type List = v.InferOutput<typeof List>;

/** Changes the list in the real reply; other bodies stay unchanged. */
function rewriting(change: (list: List) => List): ScriptedReply {
  return {
    kind: 'rewrite',
    json(body) {
      const list = v.safeParse(List, body);
      return list.success ? change(list.output) : body;
    },
  };
}

/**
 * List Assets while a file is uploaded before each list page but the first: `total` grows by one each time, and each
 * list page starts with the last asset of the previous one. Requires requests in page order.
 */
export function uploadsWhilePaging(): ScriptedReply {
  let uploads = 0;
  let carried: List['assets'] = [];
  return rewriting(({ assets, pagination, ...rest }) => {
    if (pagination.offset > 0) uploads += 1;
    const all = [...carried, ...assets];
    const page = all.slice(0, pagination.limit);
    carried = [...page.slice(-1), ...all.slice(pagination.limit)];
    return { ...rest, assets: page, pagination: { ...pagination, total: pagination.total + uploads } };
  });
}

/** List Assets that returns its first list page for every offset, with a `total` that is never reached. */
export function endlessFirstPage(): ScriptedReply {
  let first: List['assets'] | undefined;
  return rewriting(({ assets, pagination, ...rest }) => {
    first ??= assets;
    const total = pagination.offset + pagination.limit + 1;
    return { ...rest, assets: first, pagination: { ...pagination, total } };
  });
}
