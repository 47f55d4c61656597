import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A group of controls with a name. */
export function Group({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <fieldset class="group">
      <legend>{name}</legend>
      <div class="group-row">{children}</div>
    </fieldset>
  );
}

/** A toggle button. */
export function Toggle({ label, on, flip }: { label: string; on: boolean; flip: () => void }) {
  return (
    <button type="button" aria-pressed={on} onClick={flip}>
      {label}
    </button>
  );
}

/** A select bound to a signal; `options` maps each value to its label. */
export function Choice<Value extends string>(props: {
  label: string;
  options: Readonly<Record<Value, string>>;
  value: Signal<Value>;
}) {
  const { label, options, value } = props;
  const id = useId();
  const entries: [string, unknown][] = Object.entries(options);
  return (
    <span class="choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value.value}
        onChange={({ currentTarget }) => {
          if (isOneOf(options, currentTarget.value)) value.value = currentTarget.value;
        }}
      >
        {entries.map(([name, text]) => (
          <option key={name} value={name}>
            {String(text)}
          </option>
        ))}
      </select>
    </span>
  );
}

function isOneOf<Value extends string>(
  options: Readonly<Record<Value, string>>,
  name: string,
): name is Value {
  return Object.hasOwn(options, name);
}
