import { readdir, readFile } from 'node:fs/promises';
import { type FactId, factIds } from '#contract/webflow-facts/facts.ts';
import type { PlaceOf } from '#contract/webflow-facts/report.ts';

const folder = 'src/contract/webflow-facts';
const fallback = `${folder}/facts.ts`;

/** Reads where the list has the value of each fact, as `file:line` from the project's root. */
export async function readPlaces(): Promise<PlaceOf> {
  const root = new URL(`../../${folder}/`, import.meta.url);
  const places = new Map<FactId, string>();
  for (const name of await readdir(root)) {
    const lines = (await readFile(new URL(name, root), 'utf8')).split('\n');
    for (const id of factIds) {
      const constant = lines.findIndex((line) => new RegExp(`^export const ${id}\\b.* = `).test(line));
      const start = lines.findIndex((line) => line.startsWith(`  ${id}: fact`));
      const value = lines.findIndex((line, at) => at >= start && /^ {4}value:/.test(line));
      // A value of a constant's own is flipped there.
      if (constant >= 0) places.set(id, `${folder}/${name}:${constant + 1}`);
      else if (start >= 0 && value >= 0 && !places.has(id)) places.set(id, `${folder}/${name}:${value + 1}`);
    }
  }
  return (id) => places.get(id) ?? fallback;
}
