import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** The folder of the benchmark's own package. */
export const benchFolder = import.meta.dirname;

const Lock = v.object({
  packages: v.record(
    v.string(),
    v.object({ integrity: v.optional(v.string()), optional: v.optional(v.boolean(), false) }),
  ),
});

function packagesIn(file: string): v.InferOutput<typeof Lock>['packages'] {
  return v.parse(Lock, JSON.parse(readFileSync(file, 'utf8'))).packages;
}

/** True where the packages that only the benchmark uses are installed as its lock file says. */
export function isInstalled(): boolean {
  // npm keeps what it installed here, in the format of a lock file. Source: npm, package-lock.json, "Hidden Lockfiles".
  const hidden = join(benchFolder, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = packagesIn(hidden);
  const { '': _own, ...locked } = packagesIn(join(benchFolder, 'package-lock.json'));
  return Object.entries(locked).every(
    ([name, { integrity, optional }]) => optional || installed[name]?.integrity === integrity,
  );
}
