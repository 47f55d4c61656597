import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { jwt } from 'hono/jwt';
import { WebflowClient } from 'webflow-api';
import { loopback } from '../../src/tooling/ports.ts';
import { fromArguments } from '../sdk-session.ts';

/** The route as it is usually written: Hono, its own session check, and Webflow's SDK. Nothing is kept. */
const { port, baseUrl, accessToken, secret, panelOrigin } = fromArguments();

const app = new Hono();
app.use('/api/*', cors({ origin: panelOrigin }), jwt({ secret, alg: 'HS256' }));
app.get('/api/assets/:assetId', async (c) => {
  const webflow = new WebflowClient({ accessToken, baseUrl });
  return c.json(await webflow.assets.get(c.req.param('assetId')));
});
app.get('/readyz', (c) => c.text('ready'));
serve({ fetch: app.fetch, port, hostname: loopback });
