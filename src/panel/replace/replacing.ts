import { batch, computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Clock } from '#panel/browser/clock.ts';
import { pause } from '#panel/browser/pause.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import { checkStored } from '#panel/replace/check-stored.ts';
import type { ReplacedAssets } from '#panel/replace/mark-replaced.ts';
import type { Wait } from '#panel/replace/past-rate-limit.ts';
import { questionOf } from '#panel/replace/question.ts';
import { type ReplaceTools, replaceOne, restoreOne } from '#panel/replace/replace-one.ts';
import { createReplaceRun } from '#panel/replace/replace-run.ts';
import type { KnownFile, ReplaceItem, ReplaceQuestion, ReplaceState } from '#panel/replace/replacement.ts';
import { keptBytes } from '#panel/replace/replacement-limits.ts';
import { watch } from '#panel/state/watch.ts';

/** Replacing files in Webflow, one replacement of one or more files at a time. Only `confirm` and `undo` write. */
export interface Replacing {
  readonly state: ReadonlySignal<ReplaceState>;
  /** False where the person may not change assets here. */
  readonly isAllowed: ReadonlySignal<boolean>;
  /** True while files are sent: nothing else can be asked. */
  readonly isBusy: ReadonlySignal<boolean>;
  /** How many originals of the last replacement can be brought back: those that are not known to be stored again. */
  readonly undoable: ReadonlySignal<number>;
  /** Opens the question about replacing these files; an asset that appears twice counts once. */
  ask(items: readonly ReplaceItem[]): void;
  /** Takes the question back. */
  cancel(): void;
  /** Replaces what was asked, one after the other. The originals of an earlier replacement are forgotten. */
  confirm(): Promise<void>;
  /** Sends no further file. */
  stop(): void;
  /** Brings every original back that can be, the last first. One that was refused as changed is brought back by a second press. */
  undo(): Promise<void>;
  /** Compares again what is stored with what was sent. */
  checkAgain(): Promise<void>;
  /** Forgets the last replacement and its originals. */
  close(): void;
  /** Follows the site's connection; returns a function that ends every wait. */
  start(): () => void;
}

interface ReplacingParts extends Omit<ReplaceTools, 'wait'> {
  readonly clock: Clock;
  readonly assets: ReplacedAssets & Pick<AssetStore, 'cleared'>;
  readonly permissions: ReadonlySignal<Permissions>;
}

/** Creates the model: nothing is asked, nothing was replaced. */
export function createReplacing({ assets, permissions, clock, ...parts }: ReplacingParts): Replacing {
  const question = signal<ReplaceQuestion | null>(null);
  const last = createReplaceRun(assets);
  const { run, kept, sent } = last;
  let known: ReadonlyMap<string, KnownFile> = new Map();
  let current = new AbortController();

  const wait: Wait = async (ms, signal) => {
    last.change({ isWaiting: true });
    const isOver = await pause(clock, ms, signal);
    last.change({ isWaiting: false });
    return isOver;
  };
  const tools: ReplaceTools = { ...parts, wait };

  const isAllowed = computed(() => permissions.value.asset);
  const isBusy = computed(() => run.value?.phase === 'writing');

  function begin(): AbortSignal {
    current.abort();
    current = new AbortController();
    return current.signal;
  }

  async function compare(ids: readonly string[]): Promise<void> {
    const signal = begin();
    const files = ids.flatMap((id) => sent.get(id) ?? []);
    await checkStored({ ...parts, clock }, files, signal, (...found) => batch(() => last.take(...found)));
    if (!signal.aborted) last.change({ phase: 'ended' });
  }

  /** Sends one file after the other until `stop`; then compares what is stored. */
  async function series(
    ids: readonly string[],
    attempt: (assetId: string, signal: AbortSignal) => Promise<boolean>,
  ): Promise<void> {
    const signal = begin();
    for (const [index, assetId] of ids.entries()) {
      last.change({ at: index + 1, of: ids.length });
      const goesOn = !signal.aborted && (await attempt(assetId, signal));
      if (!goesOn) break;
    }
    batch(() => {
      for (const { assetId, step } of run.value?.items ?? [])
        if (step === 'waiting') last.note(assetId, { step: 'stopped' });
      last.change({ phase: 'checking', isStopping: false });
    });
    await compare(ids.filter((id) => last.of(id)?.check === 'checking'));
  }

  async function replace(assetId: string, signal: AbortSignal): Promise<boolean> {
    const item = last.of(assetId);
    if (!item) return true;
    last.note(assetId, { step: 'working' });
    const room = keptBytes - last.keptBytes();
    const result = await replaceOne(tools, item, known.get(assetId) ?? null, room, signal);
    return batch(() => {
      if (result.is === 'sent') {
        const { value: original } = result;
        last.keep(assetId, original);
        sent.set(assetId, { assetId, sent: original.sentSha256, before: original.sha256 });
      }
      return last.settle(assetId, result, { sent: 'replaced', failed: 'failed', stopped: 'stopped' });
    });
  }

  async function restore(assetId: string, signal: AbortSignal): Promise<boolean> {
    const item = last.of(assetId);
    const original = kept.value.get(assetId);
    if (!item || !original) return true;
    const wasChanged = item.fault?.by === 'files' && item.fault.reason === 'changed';
    last.note(assetId, { step: 'working' });
    const result = await restoreOne(tools, assetId, original, wasChanged, signal);
    return batch(() => {
      const hasAnswer = result.is === 'sent' && !result.fault;
      if (result.is === 'sent')
        sent.set(assetId, { assetId, sent: original.sha256, before: original.sentSha256 });
      const { step } = item;
      return last.settle(assetId, result, {
        sent: hasAnswer ? 'returned' : step,
        failed: step,
        stopped: step,
      });
    });
  }

  return {
    state: computed(() => ({ question: question.value, run: run.value })),
    isAllowed,
    isBusy,
    undoable: computed(() => kept.value.size),

    ask(items) {
      if (isBusy.value || items.length === 0) return;
      const details = new Map(items.map(({ assetId }) => [assetId, assets.asset(assetId).details] as const));
      known = new Map([...details].flatMap(([id, facts]) => (facts ? [[id, facts] as const] : [])));
      question.value = questionOf(items, known, isAllowed.value, kept.value.size > 0);
    },
    cancel() {
      question.value = null;
    },
    async confirm() {
      const asked = question.value;
      if (!asked || asked.obstacle !== null || isBusy.value) return;
      batch(() => {
        question.value = null;
        last.forget();
        run.value = {
          act: 'replace',
          phase: 'writing',
          at: 1,
          of: asked.items.length,
          isStopping: false,
          isWaiting: false,
          items: asked.items.map((item) => ({ ...item, step: 'waiting', check: null, fault: null })),
        };
      });
      await series(
        asked.items.map(({ assetId }) => assetId),
        replace,
      );
    },
    stop() {
      if (!isBusy.value) return;
      last.change({ isStopping: true });
      current.abort();
    },
    async undo() {
      if (isBusy.value || kept.value.size === 0) return;
      last.change({ act: 'undo', phase: 'writing' });
      await series([...kept.value.keys()].reverse(), restore);
    },
    async checkAgain() {
      if (run.value?.phase !== 'ended') return;
      const open = run.value.items.filter(({ check }) => check === 'unconfirmed' || check === 'differs');
      batch(() => {
        for (const { assetId } of open) last.note(assetId, { check: 'checking' });
        last.change({ phase: 'checking' });
      });
      await compare(open.map(({ assetId }) => assetId));
    },
    close() {
      if (isBusy.value) return;
      begin();
      batch(() => {
        last.forget();
        run.value = null;
      });
    },
    start() {
      const stopFollowing = watch(() => {
        if (assets.cleared.value === 0) return;
        untracked(() => {
          question.value = null;
          if (isBusy.value) current.abort();
        });
      });
      return () => {
        stopFollowing();
        current.abort();
      };
    },
  };
}
