import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { UnhashedReason } from '#contract/measurements.ts';
import type { BackendProblem, BackendResult } from '#panel/backend/request.ts';
import { createHold, type ShownHold } from '#panel/backend-calls/hold.ts';
import type { HashEvent } from '#panel/backend-calls/read-hashes.ts';
import type { Clock } from '#panel/browser/clock.ts';
import { type ComparedFile, candidatesOf, equalFiles } from '#panel/duplicates/equal-files.ts';

/** How many files have been compared, of those that may be equal to another. */
export interface ComparingProgress {
  readonly done: number;
  readonly of: number;
}

/** Finds the files of a site that are there twice or more. */
export interface Duplicates extends ShownHold {
  /** Groups of asset ids whose files have the same bytes, two or more each, in the order of the files. */
  readonly groups: ReadonlySignal<readonly (readonly string[])[]>;
  /** The group of each asset that is in one. */
  readonly groupOf: ReadonlySignal<ReadonlyMap<string, readonly string[]>>;
  /** Why files could not be compared that may be equal to another. */
  readonly notCompared: ReadonlySignal<ReadonlyMap<string, UnhashedReason>>;
  readonly progress: ReadonlySignal<ComparingProgress>;
  /** Sets the files, and compares those that have not been compared since they last changed. */
  compare(files: readonly ComparedFile[]): void;
  /** Tries again what could not be compared. */
  retry(): void;
  /** Forgets everything. */
  clear(): void;
}

interface DuplicatesParts {
  readonly readHashes: (
    ids: readonly string[],
    signal: AbortSignal,
    onEvent: (event: HashEvent) => void,
  ) => Promise<BackendResult<unknown>>;
  readonly clock: Clock;
}

/** What is known of a version of a file. */
interface Known {
  readonly version: string;
  readonly sha256: string | null;
  readonly reason: UnhashedReason | null;
}

/** Most files of one call. Source: contract, `contractLimits.hashedAssets`. */
const maxIds = 20;

/** Creates it, with no files. */
export function createDuplicates({ readHashes, clock }: DuplicatesParts): Duplicates {
  const files = signal<readonly ComparedFile[]>([]);
  /** By asset id; replaced with each call. */
  const known = signal<ReadonlyMap<string, Known>>(new Map());
  const hold = createHold(clock, wake);
  let current: AbortController | null = null;

  const candidates = computed(() => candidatesOf(files.value));
  const knownOf = ({ id, version }: ComparedFile): Known | undefined => {
    const facts = known.value.get(id);
    return facts?.version === version ? facts : undefined;
  };
  const groups = computed(() => equalFiles(candidates.value, (file) => knownOf(file)?.sha256 ?? null));

  /** Compares a few files; returns why more can't be compared. */
  async function hash(some: readonly ComparedFile[], stop: AbortSignal): Promise<BackendProblem | null> {
    const versions = new Map(some.map(({ id, version }) => [id, version]));
    const found = new Map<string, Omit<Known, 'version'>>();
    const answer = await readHashes([...versions.keys()], stop, (event) => {
      if (stop.aborted) return;
      hold.delay('retryAfter' in event ? event : null);
      if ('hash' in event) found.set(event.hash.assetId, event.hash);
      if ('missing' in event)
        for (const id of event.missing) found.set(id, { sha256: null, reason: 'not_found' });
    });
    if (stop.aborted) return null;
    hold.delay(null);
    const next = new Map(known.value);
    for (const [id, version] of versions) {
      // A complete response without a line about a file would otherwise be requested without end.
      const facts =
        found.get(id) ?? (answer.ok ? { sha256: null, reason: 'unavailable' as const } : undefined);
      if (facts) next.set(id, { version, sha256: facts.sha256, reason: facts.reason });
    }
    known.value = next;
    return answer.ok ? null : answer.problem;
  }

  async function run(): Promise<void> {
    if (current) return;
    const own = new AbortController();
    current = own;
    for (;;) {
      const some = hold.isHeld() ? [] : candidates.value.filter((file) => !knownOf(file)).slice(0, maxIds);
      if (some.length === 0) break;
      const failure = await hash(some, own.signal);
      if (own.signal.aborted) return;
      if (failure) hold.fail(failure);
    }
    current = null;
  }

  /** Goes on where something is left to compare. A caller that follows signals does not follow these. */
  function wake(): void {
    void untracked(run);
  }

  return {
    groups,
    groupOf: computed(
      () => new Map(groups.value.flatMap((group) => group.map((id) => [id, group] as const))),
    ),
    notCompared: computed(() => {
      const reasons = candidates.value.map((file) => [file.id, knownOf(file)?.reason] as const);
      return new Map(reasons.flatMap(([id, reason]) => (reason ? [[id, reason] as const] : [])));
    }),
    progress: computed(() => {
      const { length } = candidates.value;
      return { done: candidates.value.filter((file) => knownOf(file)).length, of: length };
    }),
    waitsUntil: hold.waitsUntil,
    problem: hold.problem,
    isPaused: hold.isPaused,
    pause: hold.pause,
    goOn: hold.goOn,
    compare(next) {
      files.value = next;
      wake();
    },
    retry() {
      hold.clearProblem();
      known.value = new Map([...known.value].filter(([, { sha256 }]) => sha256 !== null));
      wake();
    },
    clear() {
      hold.clear();
      current?.abort();
      current = null;
      files.value = [];
      known.value = new Map();
    },
  };
}
