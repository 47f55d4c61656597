import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { AssetPart } from '#contract/assets-call.ts';
import type { MeasuredFile, Measurements } from '#contract/measurements.ts';
import { problemCodes } from '#contract/problem.ts';
import { routes } from '#contract/routes.ts';
import type { Backend } from '#panel/backend/backend.ts';
import { type BackendProblem, type BackendResult, createRequest, failure } from '#panel/backend/request.ts';
import type { Line } from '#panel/backend/response-checks.ts';
import type { LookupEvent } from '#panel/backend-calls/lookup.ts';
import type { SiteEvent } from '#panel/backend-calls/read-site.ts';
import type { UsesResponse } from '#panel/backend-calls/read-uses.ts';
import type { ReadSite } from '#panel/site/read-site-list.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { usesAnswer } from '#test/support/panel/uses-answers.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

type Answer<Value> = () => Promise<BackendResult<Value>>;

export const answers =
  <Value>(value: Value): Answer<Value> =>
  async () => ({ ok: true, value });

export const refusesWith =
  (problem: BackendProblem): Answer<never> =>
  async () => ({ ok: false, problem });

export const staysSilent: Answer<never> = () => new Promise<never>(() => {});

const unmeasured: MeasuredFile = {
  url: null,
  bytes: null,
  type: null,
  servedType: null,
  width: null,
  height: null,
  animated: null,
  reason: 'unavailable',
};

interface Asked {
  readonly assetId: string;
  readonly signal: AbortSignal;
  readonly noCache: boolean;
}

/** How a lookup of details is answered. */
export type AnswerLookup = (
  ids: readonly string[],
  signal: AbortSignal,
  onEvent: (event: LookupEvent) => void,
) => Promise<BackendResult<null>>;

/** The answer of a site that has every asset asked for, with these details. */
export const knowsEveryAssetAs =
  (changes: Partial<AssetDetails>): AnswerLookup =>
  async (ids, _signal, onEvent) => {
    onEvent({ assets: ids.map((id) => detailsOf({ ...changes, id })) });
    return { ok: true, value: null };
  };

/** The answer of a site that has every asset asked for. */
export const knowsEveryAsset = knowsEveryAssetAs({});

function linesOf(event: LookupEvent | SiteEvent): Line[] {
  if ('total' in event || 'localeTexts' in event) return [event];
  if ('assets' in event) return event.assets.map((details) => ({ details, tag: undefined }));
  if ('missing' in event) return [{ missing: [...event.missing] }];
  if ('retryAfter' in event) return [{ wait: event }];
  if ('measurements' in event) return [event];
  const { assetId, problem } = event.failed;
  const { code, requestId = '' } = problem;
  const known = problemCodes.find((one) => one === code) ?? 'internal_error';
  return [{ failed: { assetId, part: 'details', problem: { ...problem, code: known, requestId } } }];
}

function isWhole(end: BackendResult<null>): BackendResult<boolean> {
  return end.ok ? { ok: true, value: true } : end;
}

/** A backend that does what a test says, and remembers what it was asked. */
export interface ScriptedBackend extends Backend {
  /** From now on this answers for every asset. */
  script(asset: (assetId: string) => Promise<BackendResult<AssetDetails>>): void;
  scriptMeasurements(answer: (assetId: string) => Promise<BackendResult<Measurements>>): void;
  /** From now on this answers what is asked about uses; before, none was ever read. */
  scriptUses(answer: (body: object) => Promise<BackendResult<UsesResponse>>): void;
  scriptAltTexts(answer: Answer<AltTexts>): void;
  scriptLookup(answer: AnswerLookup): void;
  scriptSite(answer: ReadSite): void;
  /** From now on this is the hash of each asset's file; null for one that can't be read. */
  scriptHashes(hashOf: (assetId: string) => string | null): void;
  /** From now on this answers every other call whose response is read as a whole. */
  scriptCalls(answer: (path: string, body: object, signal: AbortSignal) => Promise<Response>): void;
  scriptConnect(answer: Answer<null>): void;
  scriptDisconnect(answer: Answer<{ connected: false }>): void;
  /** Every read with details, oldest first. */
  readonly asked: readonly Asked[];
  /** Every other part that was read, as `measurements` or `altTexts` and the id; `site` for the site's list. */
  readonly others: readonly string[];
  readonly disconnects: () => number;
}

/** Makes a backend of a connected site that knows every asset asked for. */
export function createScriptedBackend(): ScriptedBackend {
  const asked: Asked[] = [];
  const others: string[] = [];
  let asset = async (assetId: string): Promise<BackendResult<AssetDetails>> => ({
    ok: true,
    value: detailsOf({ id: assetId }),
  });
  // Files without a measurement, unless a script has one: most tests are about something else.
  let measurements = async (assetId: string): Promise<BackendResult<Measurements>> => ({
    ok: true,
    value: { assetId, original: unmeasured, variants: [] },
  });
  let lookup = knowsEveryAsset;
  let hashOf: ((assetId: string) => string | null) | null = null;
  let site: ReadSite = async (_signal, onEvent) => {
    onEvent({ total: 0 });
    return { ok: true, value: true };
  };
  async function measure(
    ids: readonly string[],
    onEvent: (event: LookupEvent) => void,
  ): Promise<BackendResult<null>> {
    const refused: BackendProblem[] = [];
    await Promise.all(
      ids.map(async (id) => {
        others.push(`measurements ${id}`);
        const answer = await measurements(id);
        if (answer.ok) onEvent({ measurements: answer.value });
        else if (answer.problem.code === 'asset_not_found') onEvent({ missing: [id] });
        else refused.push(answer.problem);
      }),
    );
    const [problem] = refused;
    return problem ? { ok: false, problem } : { ok: true, value: null };
  }

  let altTexts: Answer<AltTexts> = answers([]);
  let connect: Answer<null> = answers(null);
  let disconnect: Answer<{ connected: false }> = answers({ connected: false });
  let uses = async (_body: object): Promise<BackendResult<UsesResponse>> => ({
    ok: true,
    value: usesAnswer(),
  });
  let calls: ((path: string, body: object, signal: AbortSignal) => Promise<Response>) | null = null;
  let disconnects = 0;
  return {
    asked,
    others,
    scriptMeasurements(next) {
      measurements = next;
    },
    scriptUses(next) {
      uses = next;
    },
    scriptAltTexts(next) {
      altTexts = next;
    },
    scriptLookup(next) {
      lookup = next;
    },
    scriptHashes(next) {
      hashOf = next;
    },
    scriptSite(next) {
      site = next;
    },
    async readLines({ wants }, signal, onLines) {
      const { ids, wanted } = wants();
      const onEvent = (event: LookupEvent): void => onLines(linesOf(event));
      if (wanted.includes('measurements')) return isWhole(await measure(ids, onEvent));
      if (wanted.includes('hash') && hashOf) {
        others.push(`hash ${ids.join()}`);
        const reasonOf = (sha256: string | null) => (sha256 === null ? 'unavailable' : null);
        for (const id of wanted.includes('details') ? ids : []) {
          const details = await asset(id);
          if (details.ok) onLines([{ details: details.value, tag: undefined }]);
        }
        const hashes = ids.map((assetId) => ({ assetId, sha256: hashOf?.(assetId) ?? null }));
        onLines(hashes.map((hash) => ({ hash: { ...hash, reason: reasonOf(hash.sha256) } })));
        return { ok: true, value: true };
      }
      if (wanted.includes('site')) {
        others.push('site');
        return site(signal, (event) => onLines(linesOf(event)));
      }
      if (!wanted.includes('details')) return { ok: true, value: false };
      others.push(`lookup ${ids.join()}`);
      return isWhole(await lookup(ids, signal, onEvent));
    },
    scriptCalls(next) {
      calls = next;
    },
    async call({ read, ...parts }, signal) {
      const answer = calls;
      if (!answer) return failure('route_not_found');
      const request = createRequest('', () => answer(parts.path, parts.body, signal), createManualClock());
      return request(parts, signal, (response) => read(response, () => {}));
    },
    async send(path, body, isValue) {
      const answer = path === routes.readUses.path ? await uses(body) : failure('route_not_found');
      if (!answer.ok) return answer;
      return isValue(answer.value) ? { ok: true, value: answer.value } : failure('bad_answer');
    },
    disconnects: () => disconnects,
    script(next) {
      asset = next;
    },
    scriptConnect(next) {
      connect = next;
    },
    scriptDisconnect(next) {
      disconnect = next;
    },
    prepare() {},
    connect: () => connect(),
    readAsset(assetId, wanted, signal, { noCache = false } = {}) {
      const hasDetails = wanted.includes('details');
      if (hasDetails) asked.push({ assetId, signal, noCache });
      const details = hasDetails ? asset(assetId) : Promise.resolve(failure('aborted'));

      /** Answers a part after the details, as the backend does. */
      async function answer<Value>(
        part: AssetPart,
        work: () => Promise<BackendResult<Value>>,
      ): Promise<BackendResult<Value>> {
        if (!wanted.includes(part)) return failure('aborted');
        const first = hasDetails ? await details : null;
        if (first && !first.ok) return first;
        others.push(`${part} ${assetId}`);
        return work();
      }

      return {
        details,
        measurements: answer('measurements', () => measurements(assetId)),
        altTexts: answer('altTexts', () => altTexts()),
      };
    },
    disconnect() {
      disconnects += 1;
      return disconnect();
    },
  };
}
