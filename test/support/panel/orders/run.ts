import fc from 'fast-check';
import { expect } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import { createSelected, type Selected } from '#panel/selection/selected.ts';
import { type Act, type Kind, type Plan, plans } from '#test/support/panel/orders/plans.ts';
import {
  type Arrive,
  createSurroundings,
  type ElementName,
  ids,
  isRead,
  outcomeOf,
  type World,
} from '#test/support/panel/orders/world.ts';
import { createScriptedDesigner } from '#test/support/panel/scripted-designer.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

/** How responses arrive in one run. */
interface Order {
  readonly arrive: Arrive;
  /** Waits until so many responses have arrived, or all of them where there are fewer. */
  few(count: number): Promise<void>;
  /** Waits until every response has arrived. */
  all(): Promise<void>;
}

/** Every response arrives at once, before the next act. */
function inOrder(): Order {
  // No promise chain between a request and the render of its response is nearly as long.
  const all = async (): Promise<void> => {
    for (let turn = 0; turn < 100; turn += 1) await null;
  };
  return { arrive: async (answer) => answer, few: all, all };
}

function shuffled(scheduler: fc.Scheduler): Order {
  return {
    arrive: (answer) => scheduler.schedule(Promise.resolve(answer)),
    async few(count) {
      for (let come = 0; come < count && scheduler.count() > 0; come += 1) await scheduler.waitNext(1);
    },
    all: () => scheduler.waitIdle(),
  };
}

/** The text of the panel once all responses have arrived, the backend was asked again, and a rate limit has passed. */
interface End {
  readonly selection: unknown;
  readonly requestError: string | null;
  readonly isLate: boolean;
  readonly isSlow: boolean;
  readonly isConnected: boolean;
}

function shownBy({ selection: { value: selection }, requestError, late, slow, connected }: Selected): End {
  const { code = null } = requestError.value ?? {};
  return {
    selection: JSON.parse(JSON.stringify(selection)),
    // Without an image only this is shown.
    requestError: selection.kind === 'asset' || code === 'not_connected' ? code : null,
    isLate: late.value,
    isSlow: slow.value,
    isConnected: connected.value,
  };
}

/** The refusal of one asset is shown with that asset, and with no other. */
function expectOwnRefusal(
  { selection: { value: selection }, requestError }: Selected,
  { assets }: World,
): void {
  const { code } = requestError.value ?? {};
  if (selection.kind !== 'asset' || (code !== 'asset_not_found' && code !== 'bad_asset_id')) return;
  expect(assets[ids.indexOf(selection.assetId)]?.details).toBe(code);
}

async function endOf({ world, steps, last }: Plan, order: Order): Promise<End> {
  const { backend, element, write, listed } = createSurroundings(world, order.arrive);
  const clock = createManualClock();
  const designer = createScriptedDesigner();
  const assets = createAssetStore(clock);
  for (const details of listed) assets.setDetails(details, assets.request());
  const selected = createSelected({ designer, backend, clock, assets });

  function select(name: ElementName): void {
    designer.select(element(name));
    designer.script(() => order.arrive({ ok: true, value: element(name) }));
  }

  function noteText(id: string): void {
    const text = `written to ${id}`;
    if (!write(id, text)) return;
    assets.write({ level: 'asset', key: id, assetId: id, shown: null }, text);
  }

  function carryOut(act: Act): void {
    if (act.do === 'select') select(act.element);
    else if (act.do === 'pass') clock.advance(act.ms);
    else if (act.do === 'write') noteText(act.id);
    else selected[act.do]();
  }

  const stop = selected.start();
  for (const { act, arrive } of steps) {
    carryOut(act);
    for (let come = 0; come < arrive; come += 1) {
      await order.few(1);
      expectOwnRefusal(selected, world);
    }
  }
  select(last);
  for (let round = 0; round < 4; round += 1) {
    await order.all();
    expectOwnRefusal(selected, world);
    clock.advance(61_000);
  }
  await order.all();
  const end = shownBy(selected);
  stop();
  return end;
}

/** The text for the last selection, whatever came before it: why its asset is refused, and no facts of it. */
function truthOf({ world, last }: Plan): Partial<End> {
  const { isConnected } = world;
  const outcome = outcomeOf(world, last);
  const refusal = isConnected ? (outcome && !isRead(outcome) ? outcome : null) : 'not_connected';
  const isDenied = ['not_connected', 'asset_not_found', 'bad_asset_id'].includes(String(refusal));
  return {
    requestError: refusal,
    isLate: false,
    isSlow: false,
    isConnected,
    ...(outcome && isDenied ? { selection: { details: null, altTexts: [] } } : {}),
  };
}

/** Compares so many plans of this kind, each with one order of responses, with the run in which all arrive at once. */
export async function expectSameEnd(
  kind: Kind,
  parameters: { numRuns: number; seed?: number },
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), plans[kind], async (scheduler, plan) => {
      const expected = await endOf(plan, inOrder());
      expect(expected, 'the run in order').toMatchObject(truthOf(plan));
      expect(await endOf(plan, shuffled(scheduler))).toEqual(expected);
    }),
    parameters,
  );
}
