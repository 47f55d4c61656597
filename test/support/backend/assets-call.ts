import * as v from 'valibot';
import { expect } from 'vitest';
import { AssetsLine, type AssetsRequest, assetParts, assetsProtocol } from '#contract/assets-call.ts';
import { routes } from '#contract/routes.ts';
import { plainLibrary } from '#sandbox/library/library.ts';
import { assetsOf } from '#test/support/backend/looked-up.ts';
import { type SignedInOptions, startSignedIn } from '#test/support/backend/signed-in.ts';

/** Parses the lines of a whole response; fails where one is not of the contract. */
export function parseAssetsLines(text: string): AssetsLine[] {
  expect(text.endsWith('\n'), 'the last line has an end').toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => v.parse(AssetsLine, JSON.parse(line)));
}

type LineOf<Name> = Name extends string ? Extract<AssetsLine, Record<Name, unknown>> : never;

/** Returns the lines that have this member. */
export function linesOf<
  Name extends
    | 'session'
    | 'details'
    | 'unchanged'
    | 'missing'
    | 'measurements'
    | 'altTexts'
    | 'failed'
    | 'done',
>(lines: readonly AssetsLine[], name: Name): LineOf<Name>[] {
  return lines.filter((line): line is LineOf<Name> => name in line);
}

export interface AssetsCallOptions extends SignedInOptions {
  /** How many assets the site has; the sandbox's own unless given. */
  assets?: number;
}

export interface AskInit {
  readonly session?: string | null;
  readonly signal?: AbortSignal;
}

/** A backend with a session, and its responses to `POST /api/assets`. */
export async function startAssetsCall({ assets, ...options }: AssetsCallOptions = {}) {
  const library = { ...plainLibrary(), ...(assets === undefined ? {} : { assets: assetsOf(assets) }) };
  const signedIn = await startSignedIn({ ...options, webflow: { library, ...options.webflow } });
  const { backend } = signedIn;

  /** Sends the request with the session, with another one, or with none (null). */
  async function ask(body: Partial<AssetsRequest> | string, { session, signal }: AskInit = {}) {
    const token = session === undefined ? signedIn.session : session;
    const whole = { protocol: assetsProtocol, ids: [], wanted: [...assetParts], ...Object(body) };
    return backend.ask(routes.readAssets.path, {
      body: typeof body === 'string' ? body : whole,
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      ...(signal ? { signal } : {}),
    });
  }

  return {
    ...signedIn,
    ask,
    /** Returns all lines of a response. */
    async call(body: Partial<AssetsRequest>, init?: AskInit): Promise<AssetsLine[]> {
      const response = await ask(body, init);
      const text = await response.text();
      expect(response.status, text).toBe(200);
      return parseAssetsLines(text);
    },
  };
}

export type AssetsCall = Awaited<ReturnType<typeof startAssetsCall>>;
