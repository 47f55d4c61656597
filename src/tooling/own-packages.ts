import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { projectRoot } from './project.ts';

/** A folder with a package.json and a lock file of its own, for packages that only some commands need. */
interface OwnPackages {
  /** The folder, from the project's root. */
  readonly folder: string;
  /** The folder whose tsconfig.json checks the code that uses them. */
  readonly types: string;
  /** The npm script that installs them. */
  readonly script: string;
}

/** Every such folder. */
export const ownPackages = [
  { folder: 'bench', types: 'bench/rivals', script: 'bench' },
  { folder: 'test/engines/driver', types: 'test/engines', script: 'test:engines' },
] as const satisfies readonly OwnPackages[];

const Lock = v.object({
  packages: v.record(
    v.string(),
    v.object({ integrity: v.optional(v.string()), optional: v.optional(v.boolean(), false) }),
  ),
});

function packagesIn(file: string): v.InferOutput<typeof Lock>['packages'] {
  return v.parse(Lock, JSON.parse(readFileSync(file, 'utf8'))).packages;
}

/** True where the packages of a folder are installed as its lock file says. */
export function isInstalled({ folder }: OwnPackages): boolean {
  // npm keeps what it installed here, in the format of a lock file. Source: npm, package-lock.json, "Hidden Lockfiles".
  const hidden = join(projectRoot, folder, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = packagesIn(hidden);
  const { '': _own, ...locked } = packagesIn(join(projectRoot, folder, 'package-lock.json'));
  return Object.entries(locked).every(
    ([name, { integrity, optional }]) => optional || installed[name]?.integrity === integrity,
  );
}
