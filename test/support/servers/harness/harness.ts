import { basename, join } from 'node:path';
import * as v from 'valibot';
import { routes } from '#contract/routes.ts';
import { Session } from '#contract/session.ts';
import { giveConsent } from '#sandbox/oauth/give-consent.ts';
import { backendProgram } from '#sandbox/start/backend-program.ts';
import { assetInspectorApp, sites } from '#sandbox/world/sample-data.ts';
import { cookieOf } from '#test/support/backend/install-walk.ts';
import { sessionCall, single } from '#test/support/backend/single-part.ts';
import { claimPort, loopback } from '#tooling/ports.ts';
import { type Program, type RunningProgram, startProgram, untilReady } from '#tooling/program.ts';
import { type Trouble, troublePath } from './faults.ts';

/** Path of the fake Webflow's files: `<asset id>/<number>.png`, 0 is the original. */
export const filesPath = '/files/';

/** Path that makes the fake Webflow close idle connections. */
export const forgetPath = '/bench/forget';

/** What a benchmark's fake Webflow reports about itself. */
const Upstream = v.object({
  /** Opens it without the backend. */
  accessToken: v.string(),
  idToken: v.string(),
  /** Of another person on the same site. */
  colleagueIdToken: v.string(),
  assetIds: v.array(v.string()),
  /** How often it was asked for an asset. */
  reads: v.number(),
  /** How often it was asked for a page of a site's list. */
  listReads: v.number(),
  /** How often it was asked for a file. */
  fileReads: v.number(),
  /** How many faults it made. */
  faultsMade: v.number(),
});
export type Upstream = v.InferOutput<typeof Upstream>;

/** A real backend in front of a fake Webflow, each a process of its own, with a session. */
export interface Harness {
  readonly upstream: Upstream & { readonly origin: string };
  readonly backend: string;
  /** The id of the backend's process. */
  readonly backendPid: number;
  /** What the panel sends with each read. */
  readonly headers: Readonly<Record<string, string>>;
  /** The same of another person on the site. */
  readonly colleagueHeaders: Readonly<Record<string, string>>;
  /** How often the fake Webflow was asked for an asset until now. */
  upstreamReads(): Promise<number>;
  /** How often it was asked for a page of a site's list. */
  listReads(): Promise<number>;
  /** How often it was asked for a file. */
  fileReads(): Promise<number>;
  /** Makes the fake Webflow behave like this from now on, instead of as before. */
  makeTrouble(trouble: Trouble): Promise<void>;
  /** How many faults it made. */
  faultsMade(): Promise<number>;
  /** Starts one more program, which ends with the harness, and waits until `url` answers. */
  start(program: Program, url: string): Promise<void>;
  /** Stops all of it; what has not ended `grace` milliseconds after its signal is killed. */
  stop(grace?: number): Promise<void>;
}

export interface HarnessOptions {
  readonly folder: string;
  /** Milliseconds before each of the fake Webflow's answers. */
  readonly latency: number;
  /** Milliseconds until a new connection to it can be used; 0 where not given. */
  readonly handshake?: number;
  /** How many assets there are; `big` for the site of 10,000 different ones with 300 pages and 5,000 items. */
  readonly assets: number | 'big';
  /** Whether the site is connected for finding uses. */
  readonly findsUses?: boolean;
  /** The share of its answers for an asset that are faults, none unless given. */
  readonly faults?: number;
  /** How many calls a minute its rate limit allows; as many as wanted where not given. */
  readonly requestsPerMinute?: number;
  /** Characters of the alt text of each asset but the last; that of a usual asset where not given. */
  readonly altText?: number;
  /** Paths of JPEG files that are the originals, in turn; where not given an original is a PNG header and meaningless bytes. */
  readonly originals?: readonly string[];
  /** Other variables of the backend. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where a benchmark that runs the panel serves it. */
  readonly panelOrigin?: string;
}

/** The address sites are connected through; the redirects that lead there are followed by hand. */
const registered = 'http://localhost:3000';
/** The panel's origin for the backend where a benchmark has no panel. No server listens there. */
const nowhere = 'http://localhost:1337';

const upstreamProgram = join(import.meta.dirname, 'upstream-program.ts');

/** One person sends more requests here than any real one would. */
const noLimits = { REQUESTS_PER_PERSON: '1000000', REQUESTS_PER_ADDRESS: '1000000' };

/** A program that runs in `folder` and writes what it prints into a log there. `file` is its absolute path. */
export function program(folder: string, file: string, args: readonly string[]): Program {
  const name = basename(file, '.ts');
  return {
    name,
    file,
    args,
    cwd: folder,
    env: { PATH: process.env.PATH },
    output: join(folder, `${name}.log`),
  };
}

async function install(backend: string, findsUses: boolean): Promise<void> {
  const start = await fetch(`${backend}/oauth/start${findsUses ? '?for=uses' : ''}`, { redirect: 'manual' });
  const back = new URL(await giveConsent(fetch, start.headers.get('location') ?? ''));
  const headers = { cookie: cookieOf(start), accept: 'text/html' };
  const page = await fetch(`${backend}${back.pathname}${back.search}`, { headers });
  if (!page.ok) throw new Error(`the site could not be connected: ${page.status}`);
  await page.text();
}

async function signIn(backend: string, panelOrigin: string, idToken: string): Promise<string> {
  const response = await fetch(`${backend}${routes.readAssets.path}`, {
    method: 'POST',
    headers: { origin: panelOrigin, 'content-type': 'application/json' },
    body: JSON.stringify(sessionCall({ siteId: sites.outdoors.id, idToken })),
  });
  if (!response.ok) throw new Error(`no session: ${response.status}`);
  return v.parse(Session, await (await single(response, 'session')).json()).token;
}

/** Starts it all. What was started is stopped again where the start fails. */
export async function openHarness(options: HarnessOptions): Promise<Harness> {
  const { folder, latency, handshake = 0, assets, faults = 0, panelOrigin = nowhere, env } = options;
  const { requestsPerMinute = Number.MAX_SAFE_INTEGER, altText = 0, findsUses = false } = options;
  const { originals = [] } = options;
  const many = assets === 'big' ? 0 : assets;
  const running: RunningProgram[] = [];
  const stop = async (grace?: number) => {
    for (const each of running.splice(0).toReversed()) await each.stop(grace);
  };
  async function start(what: Program, url: string): Promise<RunningProgram> {
    const started = startProgram(what);
    running.push(started);
    await untilReady(started, url);
    return started;
  }
  try {
    const port = await claimPort(0);
    const origin = `http://${loopback}:${port}`;
    const args = [port, latency, many, handshake, faults, requestsPerMinute, altText, assets].map(String);
    args.push(...originals);
    await start(program(folder, upstreamProgram, args), `${origin}/bench`);
    const known = async () => v.parse(Upstream, await (await fetch(`${origin}/bench`)).json());
    const upstream = { ...(await known()), origin };

    const backendPort = await claimPort(0);
    const backend = `http://${loopback}:${backendPort}`;
    const output = join(folder, 'backend.log');
    const origins = { designer: origin, cdn: origin, panel: panelOrigin, backend: registered };
    const app = assetInspectorApp;
    const { pid: backendPid = Number.NaN } = await start(
      backendProgram({ origins, port: backendPort, app, folder, output, env: { ...noLimits, ...env } }),
      `${backend}/readyz`,
    );

    await install(backend, findsUses);
    async function headersOf(idToken: string) {
      const session = await signIn(backend, panelOrigin, idToken);
      return { origin: panelOrigin, authorization: `Bearer ${session}` };
    }
    const headers = await headersOf(upstream.idToken);
    const colleagueHeaders = await headersOf(upstream.colleagueIdToken);
    return {
      upstream,
      backend,
      backendPid,
      headers,
      colleagueHeaders,
      upstreamReads: async () => (await known()).reads,
      listReads: async () => (await known()).listReads,
      fileReads: async () => (await known()).fileReads,
      async makeTrouble(trouble) {
        const told = await fetch(`${origin}${troublePath}`, {
          method: 'POST',
          body: JSON.stringify(trouble),
        });
        if (!told.ok) throw new Error(`no trouble: ${told.status}`);
      },
      faultsMade: async () => (await known()).faultsMade,
      start: async (what, url) => void (await start(what, url)),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
