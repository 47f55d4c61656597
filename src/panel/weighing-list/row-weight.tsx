import type { ComponentChildren } from 'preact';
import { refusal } from '#panel/i18n/weighing.ts';
import * as words from '#panel/i18n/weighing-list.ts';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';
import type { Outcome } from '#panel/weighing-list/outcome.ts';

function textOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'suggested':
      return words.result(outcome);
    case 'refused':
      return refusal(outcome.reason);
    default:
      return words.states[outcome.kind];
  }
}

interface RowWeightProps {
  readonly weighing: Pick<ListWeighing, 'outcomeOf'>;
  /** Null for a row without an asset. */
  readonly assetId: string | null;
  /** What is shown in its place where the asset is not weighed. */
  readonly children: ComponentChildren;
}

/** What became of the weighing of a row's asset. It is rendered alone as that changes. */
export function RowWeight({ weighing, assetId, children }: RowWeightProps) {
  const outcome = assetId === null ? null : weighing.outcomeOf(assetId);
  if (!outcome) return <>{children}</>;
  const text = textOf(outcome);
  return (
    <span class="row-where row-weight" data-outcome={outcome.kind} title={text}>
      {text}
    </span>
  );
}
