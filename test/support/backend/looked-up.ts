import * as v from 'valibot';
import { expect } from 'vitest';
import type { AssetDetails } from '#contract/asset.ts';
import { AssetsLine, assetsProtocol } from '#contract/assets-call.ts';
import type { Problem } from '#contract/problem.ts';
import { routes } from '#contract/routes.ts';
import { plainLibrary } from '#sandbox/library/library.ts';
import type { StoredAsset } from '#sandbox/world/asset.ts';
import { type SignedInOptions, startSignedIn } from '#test/support/backend/signed-in.ts';
import { plainAsset } from '#test/support/backend/webflow-asset.ts';

/** The ids of the first so many assets of a large site. */
export function idsOf(many: number, from = 0): string[] {
  return Array.from({ length: many }, (_, number) => (from + number).toString(16).padStart(24, '0'));
}

/** So many assets of the session's site. */
export function assetsOf(many: number): StoredAsset[] {
  return idsOf(many).map((id) => {
    const asset = { ...plainAsset, id, displayName: `Ridge ${id}` };
    return { key: id, asset, width: 1600, folderId: null, altTextByLocale: {} };
  });
}

/** The lines of an answer; fails where one is not of the contract. */
export async function linesIn(response: Response): Promise<AssetsLine[]> {
  expect(response.status).toBe(200);
  const text = await response.text();
  if (text === '') return [];
  expect(text.endsWith('\n'), 'the last line has an end').toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => v.parse(AssetsLine, JSON.parse(line)));
}

/** The contents of all lines. */
export interface Told {
  readonly assets: AssetDetails[];
  readonly missing: string[];
  readonly waits: number[];
  /** True where the last line says that the response is whole. */
  isDone: boolean;
  problem: Problem | undefined;
}

/** Combines the lines; fails where an id is in two of them, or where a line follows the last one. */
export function toldIn(lines: readonly AssetsLine[]): Told {
  const told: Told = { assets: [], missing: [], waits: [], isDone: false, problem: undefined };
  for (const [at, line] of lines.entries()) {
    expect('done' in line, 'nothing comes after the last line').toBe(at === lines.length - 1);
    if ('details' in line) told.assets.push(line.details);
    else if ('missing' in line) told.missing.push(...line.missing);
    else if ('wait' in line) told.waits.push(line.wait.retryAfter);
    else if ('failed' in line) told.problem = line.failed.problem;
    else if ('done' in line) {
      told.isDone = line.done.isWhole;
      told.problem ??= line.done.problem;
    }
  }
  const ids = [...told.assets.map(({ id }) => id), ...told.missing];
  expect(new Set(ids).size, 'no id is told of twice').toBe(ids.length);
  return told;
}

export interface LookingUpOptions extends SignedInOptions {
  /** How many assets the site has; the sandbox's own unless given. */
  assets?: number;
}

/** A backend with a session, and how it looks up. */
export async function startLookingUp({ assets, ...options }: LookingUpOptions = {}) {
  const library = { ...plainLibrary(), ...(assets === undefined ? {} : { assets: assetsOf(assets) }) };
  const signedIn = await startSignedIn({ ...options, webflow: { library, ...options.webflow } });
  const { backend } = signedIn;
  const ask = (body: object, init: { signal?: AbortSignal; session?: string } = {}) =>
    backend.ask(routes.readAssets.path, {
      body: { protocol: assetsProtocol, wanted: ['details'], ...body },
      headers: { authorization: `Bearer ${init.session ?? signedIn.session}` },
      ...(init.signal ? { signal: init.signal } : {}),
    });
  const { calls } = backend.webflow;
  return {
    ...signedIn,
    /** Returns the response to a lookup with this body. */
    ask,
    /** Returns the contents of all lines for these ids. */
    lookUp: async (ids: readonly string[], init?: { signal?: AbortSignal; session?: string }) =>
      toldIn(await linesIn(await ask({ ids }, init))),
    /** Returns the calls to Webflow since the session began: pages of the list, single assets, others. */
    asked() {
      const lists = calls.count('GET /v2/sites/:siteId/assets');
      const singles = calls.count('GET /v2/assets/:assetId');
      return { lists, singles, others: calls.count() - lists - singles };
    },
  };
}

export type LookingUp = Awaited<ReturnType<typeof startLookingUp>>;

/** What one or more lines say: the details that came together, or one line of any other kind. */
export type Arrival =
  | { readonly assets: readonly AssetDetails[] }
  | { readonly problem: Problem }
  | Exclude<AssetsLine, { details: AssetDetails }>;

/** The lines of a response as they arrive. */
export function readLines(response: Response) {
  if (!response.body) throw new Error('the answer has no body');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const parsed: AssetsLine[] = [];

  /** Reads until no line is incomplete; returns false where the response has ended. */
  async function readMore(): Promise<boolean> {
    do {
      const { done, value } = await reader.read();
      if (done) return false;
      const texts = (rest + value).split('\n');
      rest = texts.pop() ?? '';
      parsed.push(...texts.map((text) => v.parse(AssetsLine, JSON.parse(text))));
    } while (rest !== '');
    return true;
  }

  return {
    /** What comes next, or undefined where the response has ended. */
    async next(): Promise<Arrival | undefined> {
      while (parsed.length === 0) if (!(await readMore())) return undefined;
      const assets: AssetDetails[] = [];
      for (let line = parsed.shift(); line; line = parsed.shift()) {
        if ('details' in line) assets.push(line.details);
        else if (assets.length > 0) {
          parsed.unshift(line);
          break;
        } else return 'done' in line && line.done.problem ? { problem: line.done.problem } : line;
      }
      return { assets };
    },
    /** Stops reading, as a panel that is closed. */
    leave: () => reader.cancel(),
  };
}
