import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { claimPort, loopback } from '../src/tooling/ports.ts';
import { type Harness, program } from '../test/support/servers/harness/harness.ts';
import { sdkSession, toArguments } from './sdk-session.ts';

/** A server that does what ours does with Webflow's SDK, and what a panel would send it. */
export interface SdkRoute {
  readonly name: string;
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
}

const servers = [
  { name: 'webflow-api on hono', file: 'rivals/sdk-hono-program.ts' },
  { name: 'webflow-api on express', file: 'rivals/sdk-express-program.ts' },
];

/** Starts them beside the backend of a harness, on the same fake Webflow; they end with the harness. */
export async function startSdkServers(folder: string, harness: Harness): Promise<SdkRoute[]> {
  const { upstream, start } = harness;
  const { origin: panelOrigin = '' } = harness.headers;
  const secret = randomBytes(32).toString('base64url');
  const headers = { origin: panelOrigin, authorization: `Bearer ${await sdkSession(secret)}` };
  const started: SdkRoute[] = [];
  for (const { name, file } of servers) {
    const port = await claimPort(0);
    const { accessToken } = upstream;
    const args = toArguments({ port, baseUrl: `${upstream.origin}/v2`, accessToken, secret, panelOrigin });
    const origin = `http://${loopback}:${port}`;
    await start(program(folder, join(import.meta.dirname, file), args), `${origin}/readyz`);
    started.push({ name, origin, headers });
  }
  return started;
}
