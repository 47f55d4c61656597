import type { PageLink } from '../pages/message.ts';
import type { ReachedSite } from '../webflow/site-answers.ts';

/** Stands for a site's short name in a Designer's address. */
export const shortNameSign = '{site}';

/** A short name is a part of a host name. Source: RFC 1123 §2.1; Webflow's own are lower case. */
const ShortName = /^[a-z0-9-]{1,63}$/;

/**
 * From the address of a site's Designer, with `{site}` for its short name, and our client id: the link that opens the
 * app there, or null for a site without a usable name. Source: Webflow's "Deep linking".
 */
export function createDesignerLink(designerUrl: string, clientId: string) {
  return function designerLink({ displayName, shortName }: ReachedSite): PageLink | null {
    if (!shortName || !ShortName.test(shortName)) return null;
    const url = new URL(designerUrl.replaceAll(shortNameSign, shortName));
    url.searchParams.set('app', clientId);
    return { label: `Open ${displayName || shortName}`, href: url.href };
  };
}
