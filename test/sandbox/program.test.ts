import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '#sandbox/net/listen.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { type Program, startProgram, untilDied, untilDone, untilReady } from '#tooling/program.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asset-inspector-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function program(name: string, code: string): Promise<Program> {
  const file = join(folder, `${name}.mjs`);
  await writeFile(file, code);
  return { name, file, cwd: folder, env: { PATH: process.env.PATH }, output: join(folder, `${name}.log`) };
}

const nobodyListens = 'http://localhost:9/';

describe('waiting until a program is ready', () => {
  test('rejects with its output if it exits first', async () => {
    const running = startProgram(await program('dies', 'console.error("out of luck"); process.exitCode = 3'));
    await expect(untilReady(running, nobodyListens)).rejects.toThrow(
      /dies ended \(exit code 3\).*out of luck/s,
    );
  });

  test('resolves when it responds', async () => {
    const server = await listen(
      createServer((_, answer) => answer.end('ready')),
      0,
    );
    const running = startProgram(await program('waits', 'setInterval(() => {}, 1000)'));
    await untilReady(running, `http://localhost:${server.port}`);
    await running.stop();
    await server.stop();
    expect(await running.ended).toBe('SIGTERM');
  });

  test('rejects with its name if it never responds', async () => {
    const running = startProgram(await program('mute', 'setInterval(() => {}, 1000)'));
    await expect(untilReady(running, nobodyListens, 1)).rejects.toThrow('mute was not ready');
    await running.stop();
  });
});

test('untilDone resolves for exit code 0 and rejects for 1', async () => {
  await untilDone(startProgram(await program('works', '')));
  await expect(untilDone(startProgram(await program('fails', 'process.exit(1)')))).rejects.toThrow(
    'fails ended',
  );
  const death = await untilDied(startProgram(await program('leaves', '')));
  expect(death.message).toContain('leaves ended (exit code 0)');
});

test('a program that ignores SIGTERM is killed', async () => {
  const server = Promise.withResolvers<string>();
  const hears = await listen(
    createServer((_, answer) => {
      answer.end();
      server.resolve('up');
    }),
    0,
  );
  const running = startProgram(
    await program(
      'stubborn',
      `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); fetch('http://localhost:${hears.port}')`,
    ),
  );
  await server.promise;
  await running.stop(1);
  expect(await running.ended).toBe('SIGKILL');
  await hears.stop();
});

test('a program ends after its parent is killed', async () => {
  const inner = await program(
    'inner',
    `process.on('SIGTERM', () => { console.log('ended'); process.exit(); });
     console.log('began'); setInterval(() => {}, 1000);`,
  );
  const tooling = join(import.meta.dirname, '..', '..', 'src', 'tooling', 'program.ts');
  const running = startProgram(
    await program(
      'outer',
      `import { readFileSync } from 'node:fs';
       const { startProgram } = await import(${JSON.stringify(tooling)});
       startProgram(${JSON.stringify(inner)});
       setInterval(() => {
         if (readFileSync(${JSON.stringify(inner.output)}, 'utf8').includes('began')) process.kill(process.pid, 'SIGKILL');
       }, 5);`,
    ),
  );
  expect(await running.ended).toBe('SIGKILL');
  await eventually(async () => expect(await readFile(inner.output, 'utf8')).toBe('began\nended\n'));
});
