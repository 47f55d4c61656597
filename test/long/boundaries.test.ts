import { spawnSync } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '#tooling/project.ts';

const bin = join(projectRoot, 'node_modules', '.bin');
const sources = ['src', 'test', 'bench'];
const settings =
  /^(package\.json|.*\.config\.ts|tsconfig\.json|biome\.json|knip\.json|\.gitignore|\.ci|webflow\.json)$/;

let folder: string;

/** The project's own settings and installed packages, without what was compiled before. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asset-inspector-boundaries-'));
  for (const name of (await readdir(projectRoot)).filter((entry) => settings.test(entry))) {
    await cp(join(projectRoot, name), join(folder, name), { recursive: true });
  }
  await mkdir(join(folder, 'node_modules'));
  for (const name of await readdir(join(projectRoot, 'node_modules'))) {
    if (name === '.cache' || name === '.vite') continue;
    await symlink(join(projectRoot, 'node_modules', name), join(folder, 'node_modules', name));
  }
});

beforeEach(async () => {
  for (const name of sources) {
    await rm(join(folder, name), { recursive: true, force: true });
    await cp(join(projectRoot, name), join(folder, name), {
      recursive: true,
      filter: (path) => !path.endsWith('node_modules'),
    });
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs one of the tools of `npm run check` on the copy; answers its exit code and all it said. */
function run(tool: 'tsc' | 'biome' | 'knip', ...args: string[]) {
  const env = { PATH: `${bin}:${process.env.PATH}`, NO_COLOR: '1' };
  const done = spawnSync(join(bin, tool), args, { cwd: folder, env, encoding: 'utf8' });
  return { status: done.status, said: done.stdout + done.stderr };
}

const compile = () => run('tsc', '--build');
const lint = () => run('biome', 'check', '--error-on-warnings');
const findUnused = () => run('knip');

describe('R10 boundaries: each check finds what it is for', () => {
  test('R10 boundaries: no check fails for the project itself', () => {
    for (const guard of [compile, lint, findUnused]) {
      const { status, said } = guard();
      expect(status, said).toBe(0);
    }
  });

  test.each([
    ['panel', 'browser/clock.ts', '#backend/platform/loopback.ts'],
    ['panel', 'browser/clock.ts', '#sandbox/world/site.ts'],
    ['panel', 'browser/clock.ts', '../backend/platform/loopback.ts'],
    ['backend', 'platform/loopback.ts', '#panel/browser/clock.ts'],
    ['backend', 'platform/loopback.ts', '#sandbox/world/site.ts'],
    ['contract', 'ids.ts', '#backend/platform/loopback.ts'],
    ['contract', 'ids.ts', '#panel/browser/clock.ts'],
    ['sandbox', 'world/site.ts', '#backend/platform/loopback.ts'],
    ['sandbox', 'world/site.ts', '#panel/browser/clock.ts'],
  ])('R10 boundaries: an import in %s/%s of %s does not compile', async (house, file, imported) => {
    const path = join('src', house, file);
    await appendFile(join(folder, path), `\nexport * as across from '${imported}';\n`);
    const { status, said } = compile();
    expect(status, said).not.toBe(0);
    expect(said).toContain(path);
  });

  test('R10 boundaries: an unused export is found', async () => {
    await appendFile(
      join(folder, 'src/backend/platform/loopback.ts'),
      '\nexport const nobodyUsesThis = 1;\n',
    );
    const { status, said } = findUnused();
    expect(status).not.toBe(0);
    expect(said).toContain('nobodyUsesThis');
  });

  test('R10 boundaries: a file without importers is found', async () => {
    await writeFile(join(folder, 'src/backend/nobody-imports-this.ts'), 'export const nothing = 1;\n');
    const { status, said } = findUnused();
    expect(status).not.toBe(0);
    expect(said).toContain('nobody-imports-this.ts');
  });

  test('R10 boundaries: a barrel is refused', async () => {
    await writeFile(join(folder, 'src/backend/barrel.ts'), "export { isLoopback } from './loopback.ts';\n");
    const { status, said } = lint();
    expect(status).not.toBe(0);
    expect(said).toContain('noBarrelFile');
  });
});
