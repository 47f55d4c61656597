import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';
import type { SaveFile } from '#panel/browser/save-file.ts';
import { fileName } from '#panel/i18n/report.ts';
import { reportParts } from '#panel/report/document.ts';
import { joinParts } from '#panel/report/join-parts.ts';
import type { Report } from '#panel/report/report.ts';

/** Makes reports and saves them. */
export interface ReportSaving {
  readonly isBusy: ReadonlySignal<boolean>;
  /**
   * The last report, which can be copied where its download was forbidden: browsers don't report that. Null before, and
   * once what it is about was left.
   */
  readonly made: ReadonlySignal<string | null>;
  /** Makes a report of this moment (epoch ms) and saves it. Does nothing while one is made. */
  save(report: (now: number) => Report, saveFile: SaveFile): Promise<void>;
  /** Ends the making, and forgets the last report. */
  leave(): void;
}

/** Creates the saving. The parts of a report are written one by one, and the browser handles input after each. */
export function createReportSaving(clock: Clock): ReportSaving {
  const isBusy = signal(false);
  const made = signal<string | null>(null);
  let current = new AbortController();
  const rest = (): Promise<void> => new Promise((resolve) => clock.after(0, resolve));

  return {
    isBusy,
    made,
    async save(report, saveFile) {
      if (isBusy.value) return;
      current = new AbortController();
      const { signal } = current;
      isBusy.value = true;
      made.value = null;
      const source = report(clock.now());
      const text = await joinParts(reportParts(source), rest, signal);
      if (text === null) return;
      isBusy.value = false;
      made.value = text;
      saveFile(fileName(source.of, source.name), text);
    },
    leave() {
      current.abort();
      isBusy.value = false;
      made.value = null;
    },
  };
}
