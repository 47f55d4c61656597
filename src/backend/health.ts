import { Hono } from 'hono';
import type { AppEnv } from './http/app-env.ts';

/** What readiness depends on: our own store and whether a stop was asked for. Webflow being down changes neither. */
export interface Readiness {
  readonly canRead: () => Promise<void>;
  /** Aborts when a stop was asked for. */
  readonly stopping: AbortSignal;
}

/** `GET /livez`: the process answers. `GET /readyz`: it should be sent requests. */
export function createHealthRoutes({ canRead, stopping }: Readiness) {
  const app = new Hono<AppEnv>();
  app.get('/livez', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    if (stopping.aborted) return c.json({ status: 'stopping' }, 503);
    try {
      await canRead();
      return c.json({ status: 'ok' });
    } catch (err) {
      c.get('log').error({ event: 'store_unavailable', err }, 'the database cannot be read');
      return c.json({ status: 'store unavailable' }, 503);
    }
  });
  return app;
}
