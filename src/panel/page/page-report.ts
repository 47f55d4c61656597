import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';
import { fileName } from '#panel/i18n/report.ts';
import { type ReportSource, reportOf } from '#panel/page/report-data.ts';
import { reportParts } from '#panel/report/document.ts';
import { joinParts } from '#panel/report/join-parts.ts';

export type SaveFile = (name: string, text: string) => void;

/** The report of the open page. */
export interface PageReport {
  readonly isBusy: ReadonlySignal<boolean>;
  /**
   * The last report, which can be copied where its download was forbidden: browsers don't report that. Null before, and
   * once another page is open.
   */
  readonly made: ReadonlySignal<string | null>;
  /** Makes the report and saves it. Does nothing while one is made. */
  save(source: Omit<ReportSource, 'now'>, saveFile: SaveFile): Promise<void>;
  /** Ends the making, and forgets the last report. */
  leave(): void;
}

/** Creates the report. Its parts are written one by one, and the browser handles input after each. */
export function createPageReport(clock: Clock): PageReport {
  const isBusy = signal(false);
  const made = signal<string | null>(null);
  let current = new AbortController();
  const rest = (): Promise<void> => new Promise((resolve) => clock.after(0, resolve));

  return {
    isBusy,
    made,
    async save(source, saveFile) {
      if (isBusy.value) return;
      current = new AbortController();
      const { signal } = current;
      isBusy.value = true;
      made.value = null;
      const text = await joinParts(reportParts(reportOf({ ...source, now: clock.now() })), rest, signal);
      if (text === null) return;
      isBusy.value = false;
      made.value = text;
      saveFile(fileName(source.page.name), text);
    },
    leave() {
      current.abort();
      isBusy.value = false;
      made.value = null;
    },
  };
}
