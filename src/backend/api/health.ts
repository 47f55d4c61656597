import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { logStoreError } from '../http/error-handler.ts';

/** What readiness depends on: the store, and whether the process is stopping. It does not depend on Webflow. */
export interface Readiness {
  /** Rejects where the store cannot be used now. */
  readonly checkStore: () => Promise<void>;
  /** Aborts when the process is to stop. */
  readonly stopping: AbortSignal;
}

/** `GET /livez`: the process responds. `GET /readyz`: it accepts requests. Concurrent probes share one check. */
export function createHealthRoutes({ checkStore, stopping }: Readiness) {
  let running: Promise<void> | undefined;

  function checkOnce(): Promise<void> {
    running ??= checkStore().finally(() => {
      running = undefined;
    });
    return running;
  }

  const app = new Hono<AppEnv>();
  app.get('/livez', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    if (stopping.aborted) return c.json({ status: 'stopping' }, 503);
    try {
      await checkOnce();
      return c.json({ status: 'ok' });
    } catch (err) {
      logStoreError(err, c.get('log'), c.get('lines'));
      return c.json({ status: 'store unavailable' }, 503);
    }
  });
  return app;
}
