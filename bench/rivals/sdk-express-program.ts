import express, { type NextFunction, type Request, type Response } from 'express';
import { jwtVerify } from 'jose';
import { WebflowClient } from 'webflow-api';
import { loopback } from '../../src/tooling/ports.ts';
import { fromArguments } from '../sdk-session.ts';

/** The route as it is usually written: Express, a session check, and Webflow's SDK. Nothing is kept. */
const { port, baseUrl, accessToken, secret, panelOrigin } = fromArguments();
const key = new TextEncoder().encode(secret);

async function requireSession(request: Request, response: Response, next: NextFunction): Promise<void> {
  try {
    await jwtVerify((request.headers.authorization ?? '').replace('Bearer ', ''), key);
    next();
  } catch {
    response.status(401).json({ message: 'Unauthorized' });
  }
}

const app = express();
app.use('/api', (_, response, next) => {
  response.set('access-control-allow-origin', panelOrigin);
  next();
});
app.get('/api/assets/:assetId', requireSession, async (request: Request<{ assetId: string }>, response) => {
  const webflow = new WebflowClient({ accessToken, baseUrl });
  response.json(await webflow.assets.get(request.params.assetId));
});
app.get('/readyz', (_, response) => {
  response.send('ready');
});
app.listen(port, loopback);
