import type { Setting } from '#sandbox/protocol/control.ts';
import { breakpoints } from '../breakpoints.ts';
import { canvasZoom, designer, openPage, pageWidth } from '../designer-state.ts';
import { Icon, type IconName } from './icons.tsx';

const icons: Partial<Record<BreakpointId, IconName>> = {
  main: 'main',
  medium: 'medium',
  small: 'small',
  tiny: 'tiny',
};

/** The dark bar at the top: which site, which page, which breakpoint. */
export function TopBar({ setting }: { setting: Setting }) {
  return (
    <header class="top-bar">
      <span class="brand" aria-hidden="true" />
      <h1 class="site-name">{setting.site.siteName}</h1>
      <span class="page-name">Page: {openPage.value.name}</span>
      <fieldset class="breakpoints">
        <legend class="unseen">Breakpoint</legend>
        {breakpoints.map(({ id, name }) => (
          <button
            type="button"
            key={id}
            aria-pressed={designer.breakpoint.value === id}
            aria-label={name}
            title={name}
            onClick={() => {
              designer.breakpoint.value = id;
            }}
          >
            <Icon name={icons[id] ?? 'main'} />
          </button>
        ))}
        <span class="canvas-size">
          {pageWidth.value} px · {Math.round(canvasZoom.value * 100)}%
        </span>
      </fieldset>
      <span class="mode-name">{designer.mode.value}</span>
      <button
        type="button"
        class="open-app"
        aria-pressed={designer.panelOpen.value}
        onClick={() => {
          designer.panelOpen.value = !designer.panelOpen.value;
        }}
      >
        <Icon name="apps" /> {setting.appName}
      </button>
    </header>
  );
}
