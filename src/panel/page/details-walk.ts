import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { RowPlace } from '#panel/list/row-window.tsx';
import type { Row } from '#panel/page/row.ts';
import type { UsageNavigator } from '#panel/page/usage-navigator.ts';
import type { Tabs } from '#panel/ui/tabs.ts';

/** The image whose details are open, and its position in the list. */
export interface WalkPosition {
  readonly row: Row;
  /** Counts from 0. */
  readonly at: number;
  readonly of: number;
}

/** Opens the details of the list's images, one after the other, and returns to the list. */
export interface DetailsWalk {
  /** Null where no details were opened from the list, and once the image is no longer on the page. */
  readonly position: ReadonlySignal<WalkPosition | null>;
  /** True from when details are opened from the list until the list is shown again. */
  readonly isOpen: ReadonlySignal<boolean>;
  /** The row that gets the focus back; a new object for each return. */
  readonly returnTo: ReadonlySignal<RowPlace | null>;
  /** Selects the row on the canvas and opens its details; stays in the list where it can't be selected. */
  open(row: Row, top: number): Promise<void>;
  /** Selects the row so many rows further on. */
  step(by: number): void;
  /** Shows the list, at the row whose details were open. */
  back(): void;
  /** Follows the selection on the canvas. */
  setSelected(key: string | null): void;
  /** Ends the walk. */
  end(): void;
}

interface DetailsWalkParts {
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** The rows that are shown. */
  readonly shown: ReadonlySignal<readonly Row[]>;
  readonly usageNavigator: Pick<UsageNavigator, 'at' | 'go'>;
  readonly tabs: Pick<Tabs, 'open'>;
  /** True where the details are beside the list, so that nothing has to be opened. */
  readonly isBeside: ReadonlySignal<boolean>;
}

const keysOf = (rows: readonly Row[]): string[] => rows.map(({ key }) => key);

/** Creates the walk. A new press replaces the one under way. */
export function createDetailsWalk({
  rows,
  shown,
  usageNavigator,
  tabs,
  isBeside,
}: DetailsWalkParts): DetailsWalk {
  const current = signal<string | null>(null);
  const returnTo = signal<RowPlace | null>(null);
  let top = 0;
  let presses = 0;
  let kept: readonly string[] = [];

  /**
   * The keys of the list. An image that has left it, as one whose alt text was just written, keeps its place among those
   * it stood with, so that the next one is the next one.
   */
  const keys = computed(() => {
    const now = keysOf(shown.value);
    const there = new Set(keysOf(rows.value));
    const isListed = current.value === null || now.includes(current.value);
    kept = isListed ? now : kept.filter((key) => there.has(key));
    return kept;
  });

  const position = computed((): WalkPosition | null => {
    const row = rows.value.find(({ key }) => key === current.value);
    const at = row ? keys.value.indexOf(row.key) : -1;
    return row && at >= 0 ? { row, at, of: keys.value.length } : null;
  });

  return {
    position,
    isOpen: computed(() => current.value !== null),
    returnTo,
    async open(row, from) {
      presses += 1;
      const press = presses;
      // Selecting an image reads facts of it with which it may leave the list.
      const listed = keysOf(shown.value);
      const isSelected = await usageNavigator.go(row, usageNavigator.at(row));
      if (press !== presses || !isSelected || isBeside.value) return;
      top = from;
      kept = listed;
      current.value = row.key;
      tabs.open('selected', 0);
    },
    step(by) {
      const { at } = position.value ?? { at: -1 };
      const row = rows.value.find(({ key }) => key === keys.value[at + by]);
      if (!row) return;
      current.value = row.key;
      void usageNavigator.go(row, usageNavigator.at(row));
    },
    back() {
      const { value: key } = current;
      const at = key === null ? -1 : keys.value.indexOf(key);
      tabs.open('page');
      returnTo.value = { key: key ?? '', at: Math.max(0, at), top };
      current.value = null;
    },
    setSelected(selected) {
      if (current.value === null) return;
      const row = rows.value.find(({ usages }) => usages.some(({ usage }) => usage.element.key === selected));
      if (row) current.value = row.key;
    },
    end() {
      presses += 1;
      current.value = null;
    },
  };
}
