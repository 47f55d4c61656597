import * as v from 'valibot';
import type { PlaceKind } from '#contract/uses.ts';
import { limits } from '../platform/limits.ts';
import { CollectionAnswer, ComponentAnswer, PageAnswer } from '../webflow/place-answers.ts';
import type { SiteReader } from '../webflow/site-reader.ts';
import type { ListedThing } from './listed-things.ts';
import type { PacedCall } from './paced-call.ts';
import { type ReadRange, readWholeList } from './whole-list.ts';

const Page = v.pipe(
  PageAnswer,
  v.transform(({ id, title, lastUpdated, archived, draft, isBranch, collectionId }): ListedThing => {
    const isTemplate = collectionId !== null;
    const statuses = [
      [isTemplate, 'template'],
      [isBranch, 'branch'],
      [archived, 'archived'],
      [draft, 'draft'],
    ] as const;
    return { id, name: title, stamp: lastUpdated, status: statuses.find(([is]) => is)?.[1] ?? null };
  }),
);

const Component = v.pipe(
  ComponentAnswer,
  v.transform(({ id, name }): ListedThing => ({ id, name, stamp: null, status: null })),
);

const Collection = v.pipe(
  CollectionAnswer,
  v.transform(({ id, displayName, lastUpdated }): ListedThing => {
    return { id, name: displayName, stamp: lastUpdated, status: null };
  }),
);

/** A whole list: its things, each once, and how many entries it had, or has as Webflow says where that is more. */
export interface ThingsListed {
  readonly things: readonly ListedThing[];
  readonly of: number;
}

/**
 * Lists a site's pages, components or Collections. An entry without an id counts, but is no thing; a list that
 * changes on the way is read twice. Throws as PacedCall does.
 */
export async function listThings(
  kind: PlaceKind,
  siteId: string,
  { reader, call }: { readonly reader: SiteReader; readonly call: PacedCall },
): Promise<ThingsListed> {
  const things = new Map<string, ListedThing>();
  const schema = { page: Page, component: Component, collection: Collection }[kind];

  /** Returns how many of the entries are no things. */
  function take(entries: readonly unknown[]): number {
    const parsed = entries.map((entry) => v.safeParse(schema, entry));
    for (const { success, output } of parsed) if (success) things.set(output.id, output);
    return parsed.filter(({ success }) => !success).length;
  }

  /** Returns how many entries are no things, the last total, and whether the list stayed the same on the way. */
  async function walk(read: ReadRange) {
    let unknown = 0;
    let last = 0;
    const totals = new Set<number | null>();
    for await (const { entries, total } of readWholeList(read, limits.listPages)) {
      unknown += take(entries);
      totals.add(total);
      last = total ?? last;
    }
    return { unknown, last, isSteady: totals.size <= 1 };
  }

  if (kind === 'collection') {
    const { entries } = await call((by) => reader.listCollections(siteId, by));
    const unknown = take(entries);
    return { things: [...things.values()], of: things.size + unknown };
  }
  const read: ReadRange = (range) =>
    call((by) =>
      kind === 'page' ? reader.listPages(siteId, range, by) : reader.listComponents(siteId, range, by),
    );
  let walked = await walk(read);
  // What was deleted or added before an offset moves others over it.
  if (!walked.isSteady) walked = await walk(read);
  return { things: [...things.values()], of: Math.max(things.size + walked.unknown, walked.last) };
}
