import type { ReadonlySignal } from '@preact/signals-core';
import type { EditErrorReason } from '#panel/alt-text/editing.ts';
import type { BulkContext } from '#panel/page/bulk-context.ts';
import type { Coverage } from '#panel/page/bulk-coverage.ts';
import type { BulkEntry, BulkResult } from '#panel/page/bulk-entries.ts';
import type { BulkItem, BulkSource } from '#panel/page/bulk-source.ts';
import type { Destination } from '#panel/page/bulk-targets.ts';

export const bulkModes = ['steps', 'table'] as const;
export type BulkMode = (typeof bulkModes)[number];

/** A series of writes: missing alt texts, one image after the other or in a table. */
export interface Bulk<Item extends BulkItem = BulkItem>
  extends Pick<BulkSource<Item>, 'locale' | 'hasDecorative'> {
  readonly mode: ReadonlySignal<BulkMode>;
  /** The images of the series that are still on the page. */
  readonly rows: ReadonlySignal<readonly Item[]>;
  /** The current image and its position in the series; null outside a series and at its end. */
  readonly step: ReadonlySignal<{ readonly row: Item; readonly at: number; readonly of: number } | null>;
  /** Which images the series covers; set when it starts. */
  readonly coverage: ReadonlySignal<Coverage>;
  /** True while a write or an undo is under way. */
  readonly isBusy: ReadonlySignal<boolean>;
  /** How many images a series would have. */
  readonly count: ReadonlySignal<number>;
  /** The result, once the series has ended. */
  readonly summary: ReadonlySignal<Summary | null>;
  /** True where a write can be undone. */
  readonly canUndo: ReadonlySignal<boolean>;
  /** The image that was written last; null once it was undone. */
  readonly last: ReadonlySignal<Item | null>;
  readonly context: BulkContext<Item>;
  /** The draft of an image, and what became of it. */
  entry(key: string): BulkEntry;
  destination(row: Item): Destination;
  /** Why an image can't be written: the Designer's mode has changed, or the image got a text elsewhere. Null where it can. */
  whyNot(row: Item): 'forbidden' | 'changed' | null;
  start(): void;
  show(mode: BulkMode): void;
  type(key: string, text: string): void;
  /**
   * Writes the draft of an image, or marks it as decorative. The steps go on to the next image, unless the write failed.
   */
  write(key: string, as: 'text' | 'decorative'): Promise<void>;
  skip(): void;
  /** Goes to the image before, or after, without a result. */
  move(by: -1 | 1): void;
  /** Restores the texts of one image, which is the current step again. What was written is a draft, unless that failed. */
  undo(key: string): Promise<void>;
  /** Restores every text that was written, the last first. Those that failed can be undone later, unless they were changed. */
  undoAll(): Promise<void>;
  /** Ends the series: shows the summary, or the list where there is nothing to sum up. A write under way is awaited. */
  close(): void;
  /** Ends the series when its page is left. Writes can still be undone, and drafts can still be read. */
  leave(): void;
}

/** The number of images with each result. */
export interface Summary extends Readonly<Record<BulkResult, number>> {
  /** Why each text was not undone; null until an undo of all has ended, and where a text was written after it. */
  readonly notUndone: readonly EditErrorReason[] | null;
  /** Drafts that were not written. They are there again in the next series. */
  readonly unsaved: readonly string[];
  /** Why the last write failed. */
  readonly errorReason: EditErrorReason | null;
}
