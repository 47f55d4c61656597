import { ProblemError } from '../errors/problem-error.ts';
import { limits } from '../platform/limits.ts';
import { wasRejectedWith } from '../webflow/failure.ts';
import type { ReadLocale } from '../webflow/site-reader.ts';
import { type Counts, countIn, greatest } from './counts.ts';
import { findIdsInJson, type JsonIds, type JsonReading } from './ids-in-json.ts';
import { type ReadRange, readWholeList } from './whole-list.ts';

/** Reads a range of nodes as one locale shows them, the primary one where none is given. */
type ReadNodes = (localeId: string | undefined) => ReadRange;

/** How often a page or component shows each asset, and has instances of each component. */
export interface NodeUses {
  readonly assets: Counts;
  readonly components: Counts;
  /** False where something of it could not be read. */
  isWhole: boolean;
}

/** The uses in one walk through the nodes, and whether their number stayed the same on the way. */
async function walk(read: ReadRange, reading: JsonReading) {
  const uses: NodeUses = { assets: new Map(), components: new Map(), isWhole: true };
  const totals = new Set<number>();
  for await (const { entries, total, isWhole } of readWholeList(read, limits.placePages)) {
    if (total !== null) totals.add(total);
    const found: JsonIds = { assets: [], components: [], isWhole };
    await findIdsInJson(entries, found, reading);
    for (const id of found.assets) countIn(uses.assets, id);
    for (const id of found.components) countIn(uses.components, id);
    if (!found.isWhole) uses.isWhole = false;
  }
  return { uses, isSteady: totals.size <= 1 };
}

async function readLocale(read: ReadRange, reading: JsonReading): Promise<NodeUses> {
  let walked = await walk(read, reading);
  // What was deleted or added before an offset moves others over it.
  if (!walked.isSteady) walked = await walk(read, reading);
  const { uses, isSteady } = walked;
  return { ...uses, isWhole: uses.isWhole && isSteady };
}

/** True where Webflow has no such page or component in a locale. */
function isAbsent(error: unknown): boolean {
  if (error instanceof ProblemError) return error.code === 'asset_not_found';
  return wasRejectedWith(error, 400);
}

/** The uses in all nodes of a page or component: for each asset and component the greatest count among the locales. */
export async function readDom(
  read: ReadNodes,
  secondary: readonly ReadLocale[],
  reading: JsonReading,
): Promise<NodeUses> {
  const all = [await readLocale(read(undefined), reading)];
  for (const { id } of secondary) {
    try {
      all.push(await readLocale(read(id), reading));
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  }
  return {
    assets: greatest(all.map(({ assets }) => assets)),
    components: greatest(all.map(({ components }) => components)),
    isWhole: all.every(({ isWhole }) => isWhole),
  };
}
