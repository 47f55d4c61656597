import { useId, useState } from 'preact/hooks';
import { type DesignerConfig, Outage, SecondaryLocale } from '#sandbox/protocol/control.ts';
import { designer } from '../designer-state.ts';
import { Group, Toggle } from './controls.tsx';
import { changeFaults, rateLimit, toggleLocale, uninstall } from './server-actions.ts';

const outages = {
  unavailable: '503',
  html: 'HTML 502',
  hang: 'silent',
  reset: 'reset',
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
      <Toggle label="Rate limit" on={retryAfter !== null} flip={() => rateLimit(retryAfter === null)} />
      {installed ? (
        <button type="button" onClick={uninstall}>
          Uninstall the app
        </button>
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
        />
      ))}
    </Group>
  );
}
