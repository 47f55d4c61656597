import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { AssetPart } from '#contract/assets-call.ts';
import type { MeasuredFile, Measurements } from '#contract/measurements.ts';
import type { Backend } from '#panel/backend/backend.ts';
import { type BackendProblem, type BackendResult, failure } from '#panel/backend/request.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';

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

/** A backend that does what a test says, and remembers what it was asked. */
export interface ScriptedBackend extends Backend {
  /** From now on this answers for every asset. */
  script(asset: (assetId: string) => Promise<BackendResult<AssetDetails>>): void;
  scriptMeasurements(answer: (assetId: string) => Promise<BackendResult<Measurements>>): void;
  scriptAltTexts(answer: Answer<AltTexts>): void;
  scriptLookup(answer: Backend['lookup']): void;
  scriptConnect(answer: Answer<null>): void;
  scriptDisconnect(answer: Answer<{ connected: false }>): void;
  /** Every read with details, oldest first. */
  readonly asked: readonly Asked[];
  /** Every other part that was read, as `measurements` or `altTexts` and the id. */
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
  let lookup: Backend['lookup'] = async (ids, _signal, onEvent) => {
    onEvent({ assets: ids.map((id) => detailsOf({ id })) });
    return { ok: true, value: null };
  };
  let altTexts: Answer<AltTexts> = answers([]);
  let connect: Answer<null> = answers(null);
  let disconnect: Answer<{ connected: false }> = answers({ connected: false });
  let disconnects = 0;
  return {
    asked,
    others,
    scriptMeasurements(next) {
      measurements = next;
    },
    scriptAltTexts(next) {
      altTexts = next;
    },
    scriptLookup(next) {
      lookup = next;
    },
    lookup(ids, signal, onEvent) {
      others.push(`lookup ${ids.join()}`);
      return lookup(ids, signal, onEvent);
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
    async measure(ids, _signal, onEvent) {
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
    },
    disconnect() {
      disconnects += 1;
      return disconnect();
    },
  };
}
