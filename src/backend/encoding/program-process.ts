import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { UnweighedReason } from '#contract/weighing.ts';
import { EncodingError } from './encoder.ts';
import { type ProgramRequest, ProgramResponse } from './messages.ts';

/** A process that encodes. It has one request at a time. */
export interface ProgramProcess {
  /** Rejects with EncodingError: the reason it was ended for, or `encoder_failed` where it ended by itself. */
  ask(request: ProgramRequest, milliseconds: number): Promise<ProgramResponse>;
  /** Ends it at once, whatever it does. */
  end(reason: UnweighedReason): void;
  readonly hasEnded: boolean;
  readonly isBusy: boolean;
}

export interface ProgramOptions {
  readonly program: URL;
  readonly memoryBytes: number;
  readonly memoryCheckMs: number;
  readonly heapMebibytes: number;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The folder of packages in which a package is. */
function packagesWith(name: string): string {
  const path = fileURLToPath(import.meta.resolve(name));
  const folder = `${join('/', 'node_modules')}/`;
  return path.slice(0, path.lastIndexOf(folder) + folder.length);
}

/**
 * What Node.js itself lets the program do: read our source and packages, and load sharp. It can't write, connect, start processes or
 * read the `.env` beside. What machine code does is beyond these flags: it has no secrets to find.
 */
function permissions(program: URL): string[] {
  const readable = [
    join(root, 'src'),
    join(root, 'package.json'),
    dirname(fileURLToPath(program)),
    packagesWith('sharp'),
    // Where that folder is a link to another one.
    join(root, 'node_modules'),
  ];
  return ['--permission', '--allow-addons', ...readable.map((path) => `--allow-fs-read=${path}`)];
}

/**
 * The whole environment. libvips decodes images of more than 100 MB through a file on disk unless this threshold is higher. Source:
 * libvips, `vips_get_disc_threshold`. glibc keeps what encoders free unless it has one arena and takes larger blocks from the system one
 * by one. Source: mallopt(3). Measured with garbage collections on a JPEG of 12 megapixels: an AVIF took 353 MB in place of 488.
 */
const environment = {
  VIPS_DISC_THRESHOLD: '1024g',
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** Resident bytes of a process; null where the system doesn't say. A page has 4096 bytes. Source: proc(5), statm. */
async function residentBytes(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  const pages = Number(text.split(' ')[1]);
  return Number.isFinite(pages) ? pages * 4096 : null;
}

interface Pending {
  readonly resolve: (response: ProgramResponse) => void;
  readonly reject: (error: EncodingError) => void;
  readonly timers: readonly NodeJS.Timeout[];
}

/** Throws EncodingError where the system starts no process. */
function forkProgram(program: URL, options: ForkOptions): ChildProcess {
  try {
    return fork(program, [], options);
  } catch {
    throw new EncodingError('encoder_failed');
  }
}

/** Starts a process, which ends with this one. It runs nothing until it is asked. Throws EncodingError where it can't be started. */
export function startProgram({
  program,
  memoryBytes,
  memoryCheckMs,
  heapMebibytes,
}: ProgramOptions): ProgramProcess {
  const child = forkProgram(program, {
    env: environment,
    cwd: '/',
    execArgv: [...permissions(program), '--expose-gc', `--max-old-space-size=${heapMebibytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let pending: Pending | null = null;
  let ended: UnweighedReason | null = null;

  function settle(): Pending | null {
    const settled = pending;
    pending = null;
    settled?.timers.forEach(clearTimeout);
    return settled;
  }

  function end(reason: UnweighedReason): void {
    if (ended) return;
    ended = reason;
    child.kill('SIGKILL');
    settle()?.reject(new EncodingError(reason));
  }

  async function checkMemory(): Promise<void> {
    const bytes = child.pid === undefined ? null : await residentBytes(child.pid);
    if (bytes !== null && bytes > memoryBytes && pending) end('out_of_memory');
  }

  child.on('message', (message) => {
    const response = v.safeParse(ProgramResponse, message);
    if (response.success) settle()?.resolve(response.output);
    else end('encoder_failed');
  });
  child.on('error', () => end('encoder_failed'));
  // V8 aborts where the heap is full.
  child.on('exit', (code, signal) =>
    end(signal === 'SIGABRT' || code === 134 ? 'out_of_memory' : 'encoder_failed'),
  );
  child.channel?.unref();
  child.unref();

  return {
    ask(request, milliseconds) {
      return new Promise((resolve, reject) => {
        // Without a free file descriptor there is no channel.
        if (ended || !child.connected) {
          reject(new EncodingError('encoder_failed'));
          return;
        }
        const timers = [
          setTimeout(() => end('too_slow'), milliseconds),
          setInterval(() => void checkMemory(), memoryCheckMs),
        ];
        pending = { resolve, reject, timers };
        child.send(request, (error) => {
          if (error) end('encoder_failed');
        });
      });
    },
    end,
    get hasEnded() {
      return ended !== null;
    },
    get isBusy() {
      return pending !== null;
    },
  };
}
