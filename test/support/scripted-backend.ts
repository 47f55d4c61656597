import type { AssetDetails } from '#contract/asset.ts';
import type { Backend } from '#panel/backend.ts';
import type { BackendAnswer, BackendProblem } from '#panel/backend-request.ts';
import { detailsOf } from '#test/support/asset-details.ts';

type Answer<Value> = () => Promise<BackendAnswer<Value>>;

export const answers =
  <Value>(value: Value): Answer<Value> =>
  async () => ({ ok: true, value });

export const refusesWith =
  (problem: BackendProblem): Answer<never> =>
  async () => ({ ok: false, problem });

export const staysSilent: Answer<never> = () => new Promise<never>(() => {});

/** A backend that does what a test says, and remembers what it was asked. */
export interface ScriptedBackend extends Backend {
  /** From now on this answers for every asset. */
  script(asset: (assetId: string) => Promise<BackendAnswer<AssetDetails>>): void;
  scriptConnect(answer: Answer<null>): void;
  scriptDisconnect(answer: Answer<{ connected: false }>): void;
  /** Every call of `getAsset`, oldest first. */
  readonly asked: readonly { readonly assetId: string; readonly signal: AbortSignal }[];
  readonly disconnects: () => number;
}

/** Makes a backend of a connected site that knows every asset asked for. */
export function createScriptedBackend(): ScriptedBackend {
  const asked: { assetId: string; signal: AbortSignal }[] = [];
  let asset = async (assetId: string): Promise<BackendAnswer<AssetDetails>> => ({
    ok: true,
    value: detailsOf({ id: assetId }),
  });
  let connect: Answer<null> = answers(null);
  let disconnect: Answer<{ connected: false }> = answers({ connected: false });
  let disconnects = 0;
  return {
    asked,
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
    connect: () => connect(),
    getAsset(assetId, signal) {
      asked.push({ assetId, signal });
      return asset(assetId);
    },
    disconnect() {
      disconnects += 1;
      return disconnect();
    },
  };
}
