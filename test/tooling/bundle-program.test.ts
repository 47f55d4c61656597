import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';
import { projectRoot } from '#tooling/project.ts';

test.each([
  ['', 'Set VITE_BACKEND_URL'],
  ['http://localhost:3000', 'must begin with https://'],
  ['https://localhost:3000', 'a name everybody finds'],
])('no bundle is built for a backend at %j, and an older one is deleted', async (address, words) => {
  const zip = join(await scratchFolder(), 'bundle.zip');
  const maps = zip.replace('.zip', '-maps.zip');
  await Promise.all([zip, maps].map((file) => writeFile(file, 'of yesterday')));
  const run = promisify(execFile)(process.execPath, [join(projectRoot, 'src/tooling/bundle.ts'), zip], {
    env: { ...process.env, VITE_BACKEND_URL: address },
  });
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
  expect([zip, maps].filter(existsSync)).toEqual([]);
});
