import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ownPackages } from '#tooling/own-packages.ts';
import { projectRoot } from '#tooling/project.ts';

const Names = v.optional(v.record(v.string(), v.string()), {});
const Package = v.object({
  dependencies: Names,
  devDependencies: Names,
  allowScripts: v.record(v.string(), v.boolean()),
});
const Locked = v.object({
  link: v.optional(v.boolean()),
  resolved: v.optional(v.string()),
  integrity: v.optional(v.string()),
  hasInstallScript: v.optional(v.boolean()),
  dependencies: Names,
  devDependencies: Names,
});
const Lock = v.object({ lockfileVersion: v.number(), packages: v.record(v.string(), Locked) });

async function read<const S extends v.GenericSchema>(name: string, schema: S): Promise<v.InferOutput<S>> {
  return v.parse(schema, JSON.parse(await readFile(join(projectRoot, name), 'utf8')));
}

const own = await read('package.json', Package);
const { packages } = await read('package-lock.json', Lock);
const { '': root, ...installed } = packages;

describe('R9 install-clean: what `npm ci` installs is what the lock says', () => {
  test('R9 install-clean: the lock is of this very package.json', () => {
    expect(root?.dependencies).toEqual(own.dependencies);
    expect(root?.devDependencies).toEqual(own.devDependencies);
  });

  test('R9 install-clean: no package runs a script at its install but those that may', () => {
    const scripted = Object.entries(installed).filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = scripted.map(([path]) => path.split('node_modules/').at(-1));
    expect(new Set(names)).toEqual(new Set(Object.keys(own.allowScripts)));
  });

  const others = ownPackages.map(({ folder }) => join(folder, 'package-lock.json'));
  test.each(['package-lock.json', ...others])(
    'R9 install-clean: %s knows every package by its bytes, and binds none to a registry',
    async (lock) => {
      const { '': _own, ...locked } = (await read(lock, Lock)).packages;
      for (const [path, { integrity, resolved }] of Object.entries(locked)) {
        expect(integrity, path).toMatch(/^sha512-/);
        expect(resolved, path).toBeUndefined();
      }
    },
  );
});
