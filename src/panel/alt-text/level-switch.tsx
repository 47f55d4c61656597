import type { EditableLevel } from '#panel/alt-text/editable-level.ts';
import type { AltLevel } from '#panel/assets/alt-target.ts';
import * as editor from '#panel/i18n/alt-editor.ts';
import { levels } from '#panel/i18n/alt-text.ts';

interface LevelSwitchProps {
  /** Null until it is known which level visitors get. */
  readonly level: AltLevel | null;
  readonly editable: Readonly<Record<AltLevel, EditableLevel>>;
  /** How many images show the asset's text; null where that is not known. */
  readonly inheriting: number | null;
  readonly choose: (level: AltLevel) => void;
}

const order = ['asset', 'image'] as const satisfies readonly AltLevel[];

/** The switch between the text of the asset, for every image that inherits it, and the text of this image. */
export function LevelSwitch({ level, editable, inheriting, choose }: LevelSwitchProps) {
  return (
    <fieldset class="alt-switch">
      <legend class="hidden">{editor.appliesTo}</legend>
      {order.map((name) => (
        <label key={name}>
          <input type="radio" name="alt-level" checked={level === name} onChange={() => choose(name)} />
          {levels[name]}
          {name === 'asset' && (
            <span class="alt-uses">
              {inheriting !== null && (
                <>
                  {` · ${inheriting}`}
                  <span class="hidden"> {editor.inheriting(inheriting)}</span>
                </>
              )}
            </span>
          )}
          {name !== level && editable[name].edit.draft && (
            <span class="alt-unsaved">
              <span class="hidden"> {editor.unsaved}</span>
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
