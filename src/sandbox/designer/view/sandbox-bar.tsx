import { useId, useState } from 'preact/hooks';
import { Outage, type Setting } from '#sandbox/protocol/control.ts';
import { deleteSelected, designer, panelSizes, reloadPanel } from '../designer-state.ts';
import { Choice, Group, Toggle } from './controls.tsx';
import { makeTrouble, rateLimit, uninstall } from './trouble.ts';

const themes = {
  darkDefault: 'Dark',
  darkDarker: 'Darker',
  darkBrighter: 'Brighter',
  light: 'Light',
} as const satisfies Record<AppearanceSettings, string>;

const modes = {
  design: 'Design',
  build: 'Build',
  edit: 'Edit',
  comment: 'Comment',
  preview: 'Preview',
} as const satisfies Record<AppModeName, string>;

const outages = {
  unavailable: '503',
  html: 'HTML 502',
  hang: 'silent',
  reset: 'reset',
} as const satisfies Record<Outage, string>;

function DesignerControls() {
  return (
    <Group name="Designer">
      <Choice label="Theme" options={themes} value={designer.theme} />
      <Choice label="Mode" options={modes} value={designer.mode} />
      <Toggle
        label="May use assets"
        on={designer.mayUseAssets.value}
        flip={() => {
          designer.mayUseAssets.value = !designer.mayUseAssets.value;
        }}
      />
      <button type="button" disabled={designer.selectedId.value === null} onClick={deleteSelected}>
        Delete element
      </button>
      <Toggle
        label="Hang next call"
        on={designer.hangNextCall.value}
        flip={() => {
          designer.hangNextCall.value = !designer.hangNextCall.value;
        }}
      />
      <Toggle
        label="Old runtime"
        on={designer.runtime.value === 'old'}
        flip={() => {
          designer.runtime.value = designer.runtime.value === 'old' ? 'current' : 'old';
          reloadPanel();
        }}
      />
    </Group>
  );
}

function PanelControls() {
  const { width, height } = designer.panelSize.value;
  return (
    <Group name="Panel size">
      {Object.entries(panelSizes).map(([name, size]) => (
        <Toggle
          key={name}
          label={`${size.width} × ${size.height}`}
          on={size.width === width && size.height === height}
          flip={() => {
            designer.panelSize.value = size;
          }}
        />
      ))}
    </Group>
  );
}

function WebflowControls({ setting }: { setting: Setting }) {
  const { outage, retryAfter, installed } = designer.trouble.value;
  const [kind, choose] = useState<Outage>('unavailable');
  const id = useId();
  return (
    <Group name="Webflow">
      <Toggle
        label="Webflow is down"
        on={outage !== null}
        flip={() => makeTrouble({ outage: outage ? null : kind })}
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
          if (outage) makeTrouble({ outage: next });
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
        <a href={setting.connectUrl} target="_blank" rel="noreferrer">
          Install the app
        </a>
      )}
    </Group>
  );
}

/** All that Webflow's Designer does not have: the sandbox's own switches, set apart from it. */
export function SandboxBar({ setting }: { setting: Setting }) {
  return (
    <section class="sandbox-bar" aria-label="Sandbox controls">
      <span class="sandbox-badge">Sandbox</span>
      <WebflowControls setting={setting} />
      <PanelControls />
      <DesignerControls />
    </section>
  );
}
