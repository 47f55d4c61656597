import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { createKeptPosition, keysOf, type Position } from '#panel/list/kept-position.ts';
import type { RowPlace } from '#panel/list/row-window.tsx';
import type { Row } from '#panel/page/row.ts';
import type { UsageNavigator } from '#panel/page/usage-navigator.ts';
import type { Tabs } from '#panel/ui/tabs.ts';

/** Opens the details of the list's images, one after the other, and returns to the list. */
export interface DetailsWalk {
  /** Null where no details were opened from the list, and once the image is no longer on the page. */
  readonly position: ReadonlySignal<Position<Row> | null>;
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
  const { position, beside, hold } = createKeptPosition(rows, shown, current);

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
      hold(listed);
      current.value = row.key;
      tabs.open('selected', 0);
    },
    step(by) {
      const row = beside(by);
      if (!row) return;
      current.value = row.key;
      void usageNavigator.go(row, usageNavigator.at(row));
    },
    back() {
      const { value: key } = current;
      const at = position.value?.at ?? 0;
      tabs.open('page');
      returnTo.value = { key: key ?? '', at, top };
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
