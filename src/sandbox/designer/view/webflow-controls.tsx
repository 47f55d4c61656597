import { useId, useState } from 'preact/hooks';
import { type DesignerConfig, Outage, SecondaryLocale } from '#sandbox/protocol/control.ts';
import { designer } from '../designer-state.ts';
import { Action, Group, Toggle } from './controls.tsx';
import { changeFaults, rateLimit, toggleLocale, uninstall } from './server-actions.ts';

const outages = {
  unavailable: 'and says so (503)',
  html: 'and sends HTML (502)',
  hang: 'and never answers',
  reset: 'and cuts the connection',
} as const satisfies Record<Outage, string>;

/** Controls for Webflow's faults and for the installation of the app. */
export function WebflowControls({ config }: { config: DesignerConfig }) {
  const { outage, retryAfter, installed } = designer.faults.value;
  const [kind, choose] = useState<Outage>('unavailable');
  const id = useId();
  return (
    <Group name="Webflow">
      <Toggle
        label="Webflow is down"
        on={outage !== null}
        flip={() => changeFaults({ outage: outage ? null : kind })}
        effects={{
          on: 'Select another image: the panel shows what the Designer knows, and offers to try again.',
          off: 'Press “Try again” in the panel, or select another image.',
        }}
      />
      <label class="unseen" for={id}>
        How it is down
      </label>
      <select
        id={id}
        value={kind}
        onChange={(event) => {
          const next = Outage.options.find((option) => option === event.currentTarget.value) ?? 'unavailable';
          choose(next);
          if (outage) changeFaults({ outage: next });
        }}
      >
        {Outage.options.map((option) => (
          <option key={option} value={option}>
            {outages[option]}
          </option>
        ))}
      </select>
      <Toggle
        label="Rate limit for 15 s"
        on={retryAfter !== null}
        flip={() => rateLimit(retryAfter === null)}
        effects={{
          on: 'Select another image: the panel counts down and goes on by itself.',
          off: 'Webflow takes requests again.',
        }}
      />
      {installed ? (
        <Action
          label="Uninstall the app"
          press={uninstall}
          effect="Select another image: the panel asks to connect the site, and keeps what the Designer knows."
        />
      ) : (
        <a href={config.connectUrl} target="_blank" rel="noreferrer">
          Install the app
        </a>
      )}
    </Group>
  );
}

const languages = { german: 'German', french: 'French' } as const satisfies Record<SecondaryLocale, string>;

/** Controls for the site's secondary locales. */
export function LocaleControls() {
  const { secondary } = designer.locales.value;
  return (
    <Group name="Locales">
      {SecondaryLocale.options.map((name) => (
        <Toggle
          key={name}
          label={languages[name]}
          on={secondary.some((locale) => locale.name === name)}
          flip={() => toggleLocale(name)}
          effects={{
            on: `The site is in ${languages[name]} as well: refresh the panel to see that alt text.`,
            off: `The site isn’t in ${languages[name]} any more: refresh the panel.`,
          }}
        />
      ))}
    </Group>
  );
}
