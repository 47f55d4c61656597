import type { InstallOutcome } from './install.ts';
import type { PageText } from './page.ts';

/** How a visit to the callback can end. */
export type CallbackEnd = InstallOutcome | 'denied' | 'link_used' | 'no_code';

interface CallbackPage {
  readonly status: 200 | 400 | 502;
  readonly text: (startUrl: string) => PageText;
}

function tryAgain(startUrl: string): NonNullable<PageText['action']> {
  return { label: 'Connect again', href: startUrl };
}

/** The page for each end: what happened and what to do next. */
export const callbackPages = {
  installed: {
    status: 200,
    text: () => ({
      title: 'Your site is connected',
      body: 'Go back to the Designer and select an image. You can close this tab.',
    }),
  },
  denied: {
    status: 400,
    text: (startUrl) => ({
      title: 'Nothing was connected',
      body: 'You chose not to give access, so Asset Inspector can’t read your assets. You can connect whenever you like.',
      action: { label: 'Connect site', href: startUrl },
    }),
  },
  link_used: {
    status: 400,
    text: (startUrl) => ({
      title: 'This link has ended',
      body: 'It works once and for 10 minutes. If you’ve just connected, go back to the Designer. Otherwise connect again.',
      action: tryAgain(startUrl),
    }),
  },
  no_code: {
    status: 400,
    text: (startUrl) => ({
      title: 'Webflow sent no code',
      body: 'We can’t finish connecting without one. Start again from here.',
      action: tryAgain(startUrl),
    }),
  },
  used_code: {
    status: 400,
    text: (startUrl) => ({
      title: 'This code has ended',
      body: 'Webflow takes each code once and for 15 minutes. If you’ve just connected, go back to the Designer. Otherwise connect again.',
      action: tryAgain(startUrl),
    }),
  },
  no_site: {
    status: 400,
    text: (startUrl) => ({
      title: 'No site was chosen',
      body: 'Choose at least one site or a Workspace on Webflow’s page, then allow access.',
      action: tryAgain(startUrl),
    }),
  },
  missing_scope: {
    status: 400,
    text: (startUrl) => ({
      title: 'Access to assets is missing',
      body: 'Asset Inspector needs to read assets and nothing was connected without that.',
      action: tryAgain(startUrl),
    }),
  },
  failed: {
    status: 502,
    text: (startUrl) => ({
      title: 'We couldn’t connect',
      body: 'Webflow didn’t finish the connection. Nothing was stored. Wait a moment, then connect again.',
      action: tryAgain(startUrl),
    }),
  },
} satisfies Record<CallbackEnd, CallbackPage>;
