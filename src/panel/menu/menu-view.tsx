import type { ReadonlySignal } from '@preact/signals-core';
import { DisconnectView } from '#panel/connection/disconnect-view.tsx';
import type { Disconnecting } from '#panel/connection/disconnecting.ts';
import { CheckEntry } from '#panel/designer-check/check-entry.tsx';
import { HelpView } from '#panel/help/help-view.tsx';
import type { Reporting } from '#panel/help/reporting.ts';
import { more } from '#panel/i18n/help.ts';
import type { Copying } from '#panel/ui/copying.ts';
import type { ErrorReporting } from '#panel/ui/error-reporting.ts';
import { MoreIcon } from '#panel/ui/lazy-icons.tsx';
import { Popup } from '#panel/ui/popup.tsx';
import type { Popups } from '#panel/ui/popups.ts';
import { Region } from '#panel/ui/region.tsx';

interface MenuViewProps {
  readonly errors: ErrorReporting;
  readonly popups: Popups;
  /** True while the site is known to be connected. */
  readonly connected: ReadonlySignal<boolean>;
  readonly disconnecting: Disconnecting;
  readonly reporting: Reporting;
  readonly backendUrl: string;
  readonly copying: Copying;
}

/** Actions that are rarely needed: help, reporting a problem, disconnecting the site. */
export function MenuView({ errors, popups, connected, disconnecting, ...help }: MenuViewProps) {
  return (
    <Popup popups={popups} id="more" label={more} icon={<MoreIcon />}>
      {(close) => (
        <>
          <Region errors={errors} name="help" of={connected.value}>
            {() => <HelpView {...help} />}
          </Region>
          {import.meta.env.VITE_DESIGNER_CHECK && (
            <CheckEntry backendUrl={help.backendUrl} copying={help.copying} close={close} />
          )}
          <Region errors={errors} name="disconnect" of={connected.value}>
            {() => connected.value && <DisconnectView disconnecting={disconnecting} close={close} />}
          </Region>
        </>
      )}
    </Popup>
  );
}
