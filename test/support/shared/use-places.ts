import type { UsePlace } from '#contract/uses.ts';

/** Returns a Webflow id from a short name. */
export function placeId(name: string): string {
  const digits = [...name].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return digits.slice(-24).padStart(24, '0');
}

/** Returns counts by id from counts by short name. */
export const counted = (counts: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(counts).map(([name, count]) => [placeId(name), count]);

interface PlaceScript {
  readonly assets?: Readonly<Record<string, number>>;
  readonly components?: Readonly<Record<string, number>>;
  readonly status?: UsePlace['status'];
  readonly state?: UsePlace['state'];
}

/** Returns a page or a component that was read, named by its short name. */
export function usePlace(kind: 'page' | 'component', name: string, script: PlaceScript = {}): UsePlace {
  const { assets = {}, components = {}, status = null, state = 'read' } = script;
  return {
    key: `${kind} ${name}`,
    kind,
    id: placeId(name),
    name,
    state,
    status,
    assets: counted(assets),
    components: counted(components),
    items: [],
  };
}

/**
 * Returns a part of a Collection that was read, as the backend sends it: its uses as `[asset, field, item]`, and how often its items
 * show each asset, also the `unnamed` ones whose items did not fit.
 */
export function useCollection(
  name: string,
  items: readonly (readonly [string, string | null, string | null])[],
  part = 0,
  unnamed: Readonly<Record<string, number>> = {},
): UsePlace {
  const shown = Map.groupBy(items, ([asset]) => asset);
  return {
    key: `collection ${name} ${part}`,
    kind: 'collection',
    id: placeId(name),
    name,
    state: 'read',
    status: null,
    assets: [
      ...[...shown].map(([asset, all]): [string, number] => [placeId(asset), all.length]),
      ...counted(unnamed),
    ],
    components: [],
    items: items.map(([asset, field, item]) => ({ assetId: placeId(asset), field, item })),
  };
}
