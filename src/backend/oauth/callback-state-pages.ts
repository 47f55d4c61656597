import type { Message } from '../pages/message.ts';
import { callbackPages, installedPage } from './pages.ts';

/**
 * The state of a callback that is loaded again or previewed: `waiting` has not begun, `running` has not ended,
 * `ended_since` was connected and no longer is.
 */
export type CallbackState = 'waiting' | 'running' | 'connected' | 'ended_since' | keyof typeof callbackPages;

/** The page for the state of a callback. It names no site. */
export function callbackStatePage(state: CallbackState, startUrl: string): Message {
  switch (state) {
    case 'waiting':
      return {
        title: 'Nothing is connected yet',
        body: 'Open this page in the browser in which you started, and it finishes connecting your site.',
        actions: [],
        note: { text: 'Did it end here?', link: { label: 'Connect site', href: startUrl } },
      };
    case 'running':
      return {
        title: 'Your site is being connected',
        body: 'Webflow’s answer isn’t here yet. Wait a few seconds, then look again.',
        // An empty reference is the URL of this page (RFC 3986 §4.4); the page must not contain its code.
        actions: [{ label: 'Look again', href: '' }],
      };
    case 'connected':
      return installedPage([], startUrl);
    case 'ended_since':
      return {
        title: 'Your site isn’t connected any more',
        body: 'It was connected from this page, and has been disconnected since.',
        actions: [{ label: 'Connect site', href: startUrl }],
      };
    default:
      return callbackPages[state].text(startUrl);
  }
}
