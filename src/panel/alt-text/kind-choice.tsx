import type { Draft } from '#panel/alt-text/editing.ts';
import type { AltLevel } from '#panel/assets/alt-target.ts';
import * as words from '#panel/i18n/alt-editor.ts';

interface KindChoiceProps {
  readonly level: AltLevel;
  readonly as: Draft['as'];
  readonly choose: (as: Draft['as']) => void;
}

const kinds = ['asset', 'text', 'decorative'] as const satisfies readonly Draft['as'][];

/**
 * The kind of alt text as the Designer has it: a list of three for an image, a checkbox for an asset, which has no text
 * to inherit.
 */
export function KindChoice({ level, as, choose }: KindChoiceProps) {
  if (level === 'asset') {
    return (
      <label class="check-label alt-check">
        <input
          type="checkbox"
          checked={as === 'decorative'}
          onChange={({ currentTarget }) => choose(currentTarget.checked ? 'decorative' : 'text')}
        />
        {words.choices.decorative}
      </label>
    );
  }
  return (
    <select
      class="field"
      aria-label={words.kind}
      value={as}
      onChange={({ currentTarget }) => {
        const chosen = kinds.find((kind) => kind === currentTarget.value);
        if (chosen) choose(chosen);
      }}
    >
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {words.choices[kind]}
        </option>
      ))}
    </select>
  );
}
