import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { showToast } from '../designer-state.ts';

/** A group of controls with a name. */
export function Group({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <fieldset class="group">
      <legend>{name}</legend>
      <div class="group-row">{children}</div>
    </fieldset>
  );
}

/** What a person will notice after a switch was turned on or off. */
export interface Effects {
  on: string;
  off: string;
}

interface ToggleProps {
  label: string;
  on: boolean;
  flip: () => void;
  effects: Effects;
}

/** A toggle button; after a press a toast says what to look for. */
export function Toggle({ label, on, flip, effects }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => {
        flip();
        showToast('Info', on ? effects.off : effects.on);
      }}
    >
      {label}
    </button>
  );
}

/** A toggle button bound to a signal. */
export function Switch({ value, ...props }: Omit<ToggleProps, 'on' | 'flip'> & { value: Signal<boolean> }) {
  return (
    <Toggle
      {...props}
      on={value.value}
      flip={() => {
        value.value = !value.value;
      }}
    />
  );
}

/** A button; after a press a toast says what to look for. */
export function Action(props: { label: string; disabled?: boolean; press: () => void; effect: string }) {
  const { label, disabled = false, press, effect } = props;
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={() => {
        press();
        showToast('Info', effect);
      }}
    >
      {label}
    </button>
  );
}

/** A select bound to a signal; `options` maps each value to its label, `effects` to what a toast says of it. */
export function Choice<Value extends string>(props: {
  label: string;
  options: Readonly<Record<Value, string>>;
  effects: Readonly<Record<Value, string>>;
  value: Signal<Value>;
}) {
  const { label, options, effects, value } = props;
  const id = useId();
  const entries: [string, unknown][] = Object.entries(options);
  return (
    <span class="choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value.value}
        onChange={({ currentTarget }) => {
          if (!isOneOf(options, currentTarget.value)) return;
          value.value = currentTarget.value;
          showToast('Info', effects[currentTarget.value]);
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
