import { expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { type DuePlace, keyOf, type PlaceChange } from '#backend/uses/place.ts';
import { createSavePlace } from '#backend/uses/save-place.ts';

const id = '66b2a55e0000000000000001';
const lease = { installationId: 'one', siteId: id, owner: 'one' };

/** Saves one read of a place whose site has so much room left, and returns the rows that are written. */
async function saveWith(
  { bytes = 10_000, places = 100 },
  due: Pick<DuePlace, 'kind' | 'body'>,
  read: { readonly assets?: [string, number][]; readonly total?: number },
): Promise<readonly PlaceChange[]> {
  const row = { key: keyOf(due.kind, id), kind: due.kind, thing_id: id, state: 'read', calls: 1 } as const;
  const written: PlaceChange[] = [];
  const store = {
    size: async () => ({ bytes: limits.readingBytes - bytes, count: limits.readingPlaces - places }),
    partsOf: async () => [row],
    readAgain: async () => {},
    save: async (_: unknown, changes: readonly PlaceChange[]) => void written.push(...changes),
  };
  const { calls, ...identity } = row;
  const place = { ...identity, listed_stamp: null, body: due.body };
  const found = { assets: [], components: [], items: [], isWhole: true, total: 0, ...read };
  await createSavePlace(store, lease, () => 0)(place, found, calls);
  return written;
}

const bodyOf = (assets: [string, number][]) => ({
  name: 'Place',
  status: null,
  assets,
  components: [],
  items: [],
});
const assets = (many: number) => Array.from({ length: many }, (): [string, number] => [id, 1]);

test.each([
  ['as long as the last one', 200, 200, 0, 'read'],
  ['shorter than the last one', 200, 100, 0, 'read'],
  ['shorter than the last one, of a site that has too many bytes', 200, 100, -9_000, 'read'],
  ['longer, with room for what is more', 200, 201, 100, 'read'],
  ['longer, without room for what is more', 200, 210, 100, 'failed'],
  ['the first, without room', 0, 200, 100, 'failed'],
])('a body that is %s (%i assets, then %i; %i bytes left): %s', async (_, before, after, bytes, state) => {
  const [own] = await saveWith(
    { bytes },
    { kind: 'page', body: bodyOf(assets(before)) },
    { assets: assets(after) },
  );
  expect(own?.state).toBe(state);
  expect(own?.body).toBe(JSON.stringify(bodyOf(assets(state === 'read' ? after : before))));
});

test.each([
  ['as many places as parts', 300, 2, 'read', 2],
  ['fewer places than parts', 300, 1, 'failed', 1],
  ['no place', 300, 0, 'failed', 0],
  [
    'all places but one, and a total of 9e15',
    9e15,
    limits.readingPlaces - 1,
    'failed',
    limits.readingPlaces - 1,
  ],
])(
  'a Collection and room for %s (%i items, %i places left): %s, %i new parts',
  async (_, total, places, state, fresh) => {
    const [own, ...others] = await saveWith({ places }, { kind: 'collection', body: bodyOf([]) }, { total });
    expect(own?.state).toBe(state);
    expect(others).toHaveLength(fresh);
    expect(others.every((other) => other.state === 'unread')).toBe(true);
  },
);
