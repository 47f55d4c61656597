import * as v from 'valibot';
import type { ScriptedReply } from './replies.ts';

const List = v.looseObject({
  assets: v.array(v.looseObject({ id: v.string() })),
  pagination: v.object({ limit: v.number(), offset: v.number(), total: v.number() }),
});
type List = v.InferOutput<typeof List>;

/** The real reply with its list changed; a refusal stays as it is. */
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
 * List Assets while a teammate uploads a file before every page but the first: `total` grows by one each time, and a
 * page begins with what ended the one before. For a reader that asks for the pages in order.
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

/** List Assets that answers its first page to every offset and always promises one more. */
export function endlessFirstPage(): ScriptedReply {
  let first: List['assets'] | undefined;
  return rewriting(({ assets, pagination, ...rest }) => {
    first ??= assets;
    const total = pagination.offset + pagination.limit + 1;
    return { ...rest, assets: first, pagination: { ...pagination, total } };
  });
}
