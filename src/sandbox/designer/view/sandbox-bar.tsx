import type { DesignerConfig } from '#sandbox/protocol/control.ts';
import { designer, panelSizes, reloadPanel } from '../designer-state.ts';
import { openPage } from '../site-content.ts';
import { Group, Toggle } from './controls.tsx';
import { DelayControls } from './delay-controls.tsx';
import { CallControls, ElementControls } from './element-controls.tsx';
import { PersonControls } from './person-controls.tsx';
import { TroubleControls } from './trouble-controls.tsx';
import { UnconfirmedControls } from './unconfirmed-controls.tsx';
import { LocaleControls, WebflowControls } from './webflow-controls.tsx';

const sizeNames = ['default', 'comfortable', 'large'] as const;
const sizeEffects = {
  default: 'Webflow’s smallest panel: devices become icons, and pictures give way to text.',
  comfortable: 'The panel’s own size: everything about an image on the first screen.',
  large: 'The widest panel: facts in two columns.',
} as const satisfies Record<(typeof sizeNames)[number], string>;

function PanelControls() {
  const { width, height } = designer.panelSize.value;
  return (
    <Group name="Panel">
      {sizeNames.map((name) => {
        const size = panelSizes[name];
        return (
          <Toggle
            key={name}
            label={`${size.width} × ${size.height}`}
            on={size.width === width && size.height === height}
            flip={() => {
              designer.panelSize.value = size;
            }}
            effects={{ on: sizeEffects[name], off: sizeEffects[name] }}
          />
        );
      })}
      <Toggle
        label="Older Designer"
        on={designer.runtime.value === 'old'}
        flip={() => {
          designer.runtime.value = designer.runtime.value === 'old' ? 'current' : 'old';
          reloadPanel();
        }}
        effects={{
          on: 'The panel reloads without what is new in the Designer: its theme, bindings and Widths. All else works.',
          off: 'The panel reloads with all that the Designer can do.',
        }}
      />
    </Group>
  );
}

/** The controls that Webflow's Designer does not have: the link to the published page, and the switches. */
export function SandboxBar({ config }: { config: DesignerConfig }) {
  return (
    <section class="sandbox-bar" aria-label="Sandbox controls">
      <p class="sandbox-first">
        <b>Try first:</b> press the hero image, then “Photo pair” in the Navigator, then “This page” in the
        panel; press “River bend” and try WebP. The switches below make trouble; each says what to look for.
      </p>
      <div class="sandbox-start">
        <span class="sandbox-badge">Sandbox</span>
        <a href={`/published/${openPage.value.slug}`} target="_blank" rel="noreferrer">
          Published page
        </a>
      </div>
      <WebflowControls config={config} />
      <DelayControls config={config} />
      <LocaleControls />
      <PanelControls />
      <UnconfirmedControls />
      <PersonControls />
      <ElementControls />
      <TroubleControls />
      <CallControls />
    </section>
  );
}
