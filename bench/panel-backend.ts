import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import type { AltTexts } from '../src/contract/alt-texts.ts';
import type { AssetDetails } from '../src/contract/asset.ts';
import { type LookupLine, LookupRequest, lookupMediaType } from '../src/contract/lookup.ts';
import type { MeasuredFile, Measurements } from '../src/contract/measurements.ts';
import { routes } from '../src/contract/routes.ts';
import type { Session } from '../src/contract/session.ts';
import { listen } from '../src/sandbox/net/listen.ts';
import { loopback } from '../src/tooling/ports.ts';
import { detailsOf } from '../test/support/panel/asset-details.ts';

/** The size of image 0; each has one byte more than the one before. */
export const firstSize = 1_000_000;

/** A backend with made-up responses in the form of the contract, each after the given time. */
export interface PanelBackend {
  readonly origin: string;
  /** Milliseconds before it answers with an asset. */
  latency: number;
  /** How many lookups it has answered. */
  lookups(): number;
  stop(): Promise<void>;
}

const headers = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, cache-control, content-type, if-none-match',
  'access-control-expose-headers': 'etag',
  'access-control-max-age': '600',
};

function measured(url: string | null, bytes: number): MeasuredFile {
  const facts = { type: 'image/jpeg', servedType: 'image/jpeg', width: 2400, height: 1600, animated: null };
  return { url, bytes, ...facts, reason: null };
}

/** Starts it, for the images with these ids. */
export async function startPanelBackend(ids: readonly string[]): Promise<PanelBackend> {
  const numbers = new Map(ids.map((id, number) => [id, number]));
  let lookups = 0;

  function detailsFor(id: string): AssetDetails {
    const number = numbers.get(id) ?? 0;
    const size = firstSize + number;
    return detailsOf({ id, displayName: `image-${number}.jpg`, size, altText: `A picture of ${number}` });
  }

  function measurementsFor(assetId: string): Measurements {
    const { size, variants } = detailsFor(assetId);
    const files = (variants ?? []).map(({ hostedUrl, width }) => measured(hostedUrl, (width ?? 1) * 100));
    return { assetId, original: measured(null, size ?? 0), variants: files };
  }

  const send = (response: ServerResponse, body: object, more: Record<string, string> = {}) => {
    response.writeHead(200, { ...headers, 'content-type': 'application/json', ...more });
    response.end(JSON.stringify(body));
  };

  async function lookUp(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks = await request.toArray();
    const wanted = v.parse(LookupRequest, JSON.parse(Buffer.concat(chunks).toString()));
    const lines: LookupLine[] = [{ assets: wanted.ids.map(detailsFor) }, { done: true }];
    response.writeHead(200, { ...headers, 'content-type': lookupMediaType });
    response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    lookups++;
  }

  const session: Session = {
    token: 'session',
    expiresAt: '2099-01-01T00:00:00.000Z',
    user: { firstName: null },
  };
  const noTexts: AltTexts = [];
  const backend = { latency: 0 };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') return void response.writeHead(204, headers).end();
    const { pathname } = new URL(request.url ?? '/', 'http://backend.test');
    if (pathname === routes.createSession.path) return send(response, session);
    if (pathname === routes.lookUpAssets.path) return lookUp(request, response);
    const [id = '', more] = pathname.split('/').slice(3);
    if (more === 'measurements') return send(response, measurementsFor(id));
    if (more === 'locales') return send(response, noTexts);
    await wait(backend.latency);
    return send(response, detailsFor(id), { etag: `"${id}"` });
  }

  const server = createServer((request, response) => void answer(request, response));
  const { port, stop } = await listen(server, 0);
  return Object.assign(backend, { origin: `http://${loopback}:${port}`, lookups: () => lookups, stop });
}
