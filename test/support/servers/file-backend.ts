import { afterAll, beforeAll } from 'vitest';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';

type FileBackend = Awaited<ReturnType<typeof startBackendProcess>>;

/** Starts one backend process for all tests of a file. Returns a function that returns it, once the tests run. */
export function startFileBackend(): () => FileBackend {
  let backend: FileBackend | undefined;
  let end = async (): Promise<void> => {};
  beforeAll(async () => {
    backend = await startBackendProcess({}, (cleanup) => {
      end = cleanup;
    });
  });
  // Vitest ignores an `afterAll` that is registered inside a hook.
  afterAll(() => end());
  return () => {
    if (!backend) throw new Error('the backend has not started');
    return backend;
  };
}
