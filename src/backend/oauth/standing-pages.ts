import type { Message } from '../pages/message.ts';
import { callbackPages, installedPage } from './pages.ts';

/**
 * Where a person stands whose callback is loaded again, or only looked at: nothing has happened yet, it is happening,
 * the site is connected, it no longer is, or the callback ended in another way.
 */
export type Standing = 'waiting' | 'running' | 'connected' | 'ended_since' | keyof typeof callbackPages;

/** The page that says where a person stands; it says nothing of the site. */
export function standingPage(standing: Standing, startUrl: string): Message {
  switch (standing) {
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
        // An empty reference is this page's own URL (RFC 3986 §4.4), whose code has no place in a page.
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
      return callbackPages[standing].text(startUrl);
  }
}
