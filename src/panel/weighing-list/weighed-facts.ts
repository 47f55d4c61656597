import * as words from '#panel/i18n/weighing-list.ts';
import type { Outcome } from '#panel/weighing-list/outcome.ts';
import type { WeighedTotal } from '#panel/weighing-list/total.ts';

/** A fact of a report: its name and text. */
type Fact = readonly [name: string, text: string];

/** Returns what a report says of an asset's weighing; empty where it is not weighed. */
export function weighedFacts(outcome: Outcome | null): readonly Fact[] {
  switch (outcome?.kind) {
    case 'suggested':
      return [[words.inReport, words.inReportOf(outcome)]];
    case 'nothingSmaller':
    case 'notAlike':
      return [[words.inReport, words.states[outcome.kind]]];
    default:
      return [];
  }
}

/** Returns what a report says of all that is weighed: first what visitors would load less, as far as that is known. */
export function weighedTotals(total: WeighedTotal | null): readonly Fact[] {
  if (!total || total.weighed === 0) return [];
  const { loads, originals } = total;
  const ofDevices = (loads ? (['phone', 'laptop'] as const) : []).flatMap((device): Fact[] => {
    const change = loads?.[device];
    return change && change.before > 0 ? [[words.reportTotals[device], words.ofBytes(change)]] : [];
  });
  return [
    [words.inReport, words.weighed(total.weighed)],
    ...ofDevices,
    [words.reportTotals.originals, words.ofBytes(originals)],
  ];
}
