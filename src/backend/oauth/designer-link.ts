import type { PageLink } from '../pages/message.ts';
import type { ReachedSite } from '../webflow/site-answers.ts';

/** The placeholder for a site's short name in the URL of a Designer. */
export const shortNameSign = '{site}';

/** A short name is a label of a host name. Source: RFC 1123 §2.1; Webflow's own are lower case. */
const ShortName = /^[a-z0-9-]{1,63}$/;

/**
 * Returns a function that makes the link to open the app in a site's Designer, or null for a site without a valid short
 * name. `designerUrl` has `{site}` for the short name. Source: Webflow's "Deep linking".
 */
export function createDesignerLink(designerUrl: string, clientId: string) {
  return function designerLink({ displayName, shortName }: ReachedSite): PageLink | null {
    if (!shortName || !ShortName.test(shortName)) return null;
    const url = new URL(designerUrl.replaceAll(shortNameSign, shortName));
    url.searchParams.set('app', clientId);
    return { label: `Open ${displayName || shortName}`, href: url.href };
  };
}
