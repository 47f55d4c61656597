import { Choice, type ChoiceProps } from '#panel/compare/choice.tsx';
import type { Scale } from '#panel/compare/scales.ts';
import * as words from '#panel/i18n/compare.ts';

interface CompareChoicesProps {
  /** The choice of the file that is compared with the original. */
  readonly file: ChoiceProps;
  readonly scales: readonly Scale[];
  /** The place of the chosen scale. */
  readonly scale: number;
  readonly chooseScale: (at: number) => void;
}

/** What is compared, and how large it is drawn. */
export function CompareChoices({ file, scales, scale, chooseScale }: CompareChoicesProps) {
  return (
    <div class="compare-choices">
      <Choice {...file} />
      <Choice label={words.scale} options={scales.map(words.scaleName)} at={scale} choose={chooseScale} />
    </div>
  );
}
