import type { Message, PageLink } from '../pages/message.ts';
import { limits } from '../platform/limits.ts';
import type { InstallOutcome } from './install.ts';

/** The ways a request to the callback can end. */
export type CallbackEnd = InstallOutcome | 'denied' | 'link_used' | 'no_code' | 'no_cookie';

interface CallbackPage {
  readonly status: 200 | 400 | 502;
  readonly text: (startUrl: string) => Message;
}

function tryAgain(startUrl: string): readonly PageLink[] {
  return [{ label: 'Connect again', href: startUrl }];
}

/** What scopes let the app read, for people. */
const readable = [
  ['assets:read', 'assets'],
  ['pages:read', 'pages'],
  ['components:read', 'components'],
  ['cms:read', 'CMS items'],
] as const;

/** What was granted as a sentence; empty where Webflow did not say. */
function grantedSentence(scopes: readonly string[]): string {
  const words = readable.flatMap(([scope, word]) => (scopes.includes(scope) ? [word] : []));
  return words.length === 0 ? '' : ` Asset Inspector may read ${enumerate.format(words)}.`;
}

const enumerate = new Intl.ListFormat('en');

/** The page after an install, with a link to the Designer of each connected site, and what `scopes` let the app do. */
export function installedPage(
  designers: readonly PageLink[],
  startUrl: string,
  scopes: readonly string[] = [],
): Message {
  const [only] = designers;
  const rest = designers.length - limits.designerLinks;
  return {
    title: designers.length > 1 ? 'Your sites are connected' : 'Your site is connected',
    body: `${
      only
        ? `Go back to the Designer and select an image, or open it from here.${rest > 0 ? ` These are the first of ${designers.length} sites.` : ''}`
        : 'Go back to the Designer and select an image. You can close this tab.'
    }${grantedSentence(scopes)}`,
    actions: designers.slice(0, limits.designerLinks),
    note: {
      text: 'Is the site you’re working on another one? Then the app still asks you to connect it.',
      link: { label: 'Connect another site', href: startUrl },
    },
  };
}

/** The pages for all other ends: what happened and what to do next. */
export const callbackPages = {
  denied: {
    status: 400,
    text: (startUrl) => ({
      title: 'Nothing was connected',
      body: 'You chose not to give access, so Asset Inspector can’t read your assets. It still shows what the Designer knows of an image. You can connect whenever you like.',
      actions: [{ label: 'Connect site', href: startUrl }],
    }),
  },
  link_used: {
    status: 400,
    text: (startUrl) => ({
      title: 'This link has ended',
      body: 'It works once and for 10 minutes. If the panel in the Designer shows the facts of an image, your site is connected. Otherwise connect again.',
      actions: tryAgain(startUrl),
    }),
  },
  no_cookie: {
    status: 400,
    text: (startUrl) => ({
      title: 'Your browser kept no cookie',
      body: `To be sure that it’s you who comes back from Webflow, we set a cookie for ${new URL(startUrl).host} when you started. It’s missing, so nothing was connected. Allow cookies for ${new URL(startUrl).host} in your browser’s settings, turn off blockers for it, then connect again in this browser.`,
      actions: tryAgain(startUrl),
    }),
  },
  no_code: {
    status: 400,
    text: (startUrl) => ({
      title: 'Webflow sent no code',
      body: 'We can’t finish connecting without one. Start again from here.',
      actions: tryAgain(startUrl),
    }),
  },
  used_code: {
    status: 400,
    text: (startUrl) => ({
      title: 'This code has ended',
      body: 'Webflow takes each code once and for 15 minutes. If you’ve just connected, go back to the Designer. Otherwise connect again.',
      actions: tryAgain(startUrl),
    }),
  },
  no_site: {
    status: 400,
    text: (startUrl) => ({
      title: 'No site was chosen',
      body: 'On Webflow’s page choose the site you have open in the Designer, or its whole Workspace, then allow access.',
      actions: tryAgain(startUrl),
    }),
  },
  missing_scope: {
    status: 400,
    text: (startUrl) => ({
      title: 'Access to assets is missing',
      body: 'Asset Inspector needs to read assets and nothing was connected without that.',
      actions: tryAgain(startUrl),
    }),
  },
  failed: {
    status: 502,
    text: (startUrl) => ({
      title: 'We couldn’t connect',
      body: 'Webflow didn’t finish the connection. Nothing was stored. Wait a moment, then connect again.',
      actions: tryAgain(startUrl),
    }),
  },
} satisfies Record<Exclude<CallbackEnd, 'installed'>, CallbackPage>;
