import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { logStoreError } from '../http/error-handler.ts';

/** What readiness depends on: our own store and whether a stop was asked for. Webflow being down changes neither. */
export interface Readiness {
  /** Rejects where the store cannot be used now. */
  readonly look: () => Promise<void>;
  /** Aborts when a stop was asked for. */
  readonly stopping: AbortSignal;
}

/** `GET /livez`: the process answers. `GET /readyz`: it should be sent requests. Equal questions are one look. */
export function createHealthRoutes({ look, stopping }: Readiness) {
  let looking: Promise<void> | undefined;

  function share(): Promise<void> {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  const app = new Hono<AppEnv>();
  app.get('/livez', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    if (stopping.aborted) return c.json({ status: 'stopping' }, 503);
    try {
      await share();
      return c.json({ status: 'ok' });
    } catch (err) {
      logStoreError(err, c.get('log'), c.get('lines'));
      return c.json({ status: 'store unavailable' }, 503);
    }
  });
  return app;
}
