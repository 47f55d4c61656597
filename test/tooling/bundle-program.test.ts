import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';
import { projectRoot } from '#tooling/project.ts';

const support = 'help@inspector.example';

test.each([
  ['a backend at ""', '', support, 'Set VITE_BACKEND_URL'],
  ['a backend without TLS', 'http://localhost:3000', support, 'must begin with https://'],
  ['a backend on this machine', 'https://localhost:3000', support, 'a name that everyone can reach'],
  ['a backend that the form refuses', 'https://x.vercel.app', support, 'host-not-own'],
  ['no support address', 'https://assets.example.com', '', 'Set SUPPORT_EMAIL'],
  ['a support address that is none', 'https://assets.example.com', 'me', 'Set SUPPORT_EMAIL'],
])('no bundle is built for %s, and an older one is deleted', async (_, address, email, words) => {
  const zip = join(await scratchFolder(), 'bundle.zip');
  const maps = zip.replace('.zip', '-maps.zip');
  await Promise.all([zip, maps].map((file) => writeFile(file, 'of yesterday')));
  const run = promisify(execFile)(process.execPath, [join(projectRoot, 'src/tooling/bundle.ts'), zip], {
    env: { ...process.env, VITE_BACKEND_URL: address, SUPPORT_EMAIL: email },
  });
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
  expect([zip, maps].filter(existsSync)).toEqual([]);
});
