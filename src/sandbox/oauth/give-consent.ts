import { sites } from '#sandbox/world/sample-data.ts';

/** The input on the consent page: by default the site of the Designer page is allowed. */
export interface Consent {
  decision?: 'allow' | 'deny';
  siteIds?: readonly string[];
  workspaceId?: string;
  /** The scopes that are allowed, all that the app asks for by default. */
  scopes?: readonly string[];
}

/**
 * Opens the consent page at `authorizeUrl` and submits its form. Returns the URL of Webflow's redirect. Throws with the
 * status if the page or the form responds with an error.
 */
export async function giveConsent(
  fetch: (request: Request) => Promise<Response>,
  authorizeUrl: string,
  { decision = 'allow', siteIds, workspaceId, scopes }: Consent = {},
): Promise<string> {
  const page = await fetch(new Request(authorizeUrl));
  if (!page.ok) throw new Error(`The consent page answered ${page.status}`);
  const form = new URLSearchParams(new URL(authorizeUrl).search);
  form.set('decision', decision);
  if (workspaceId) form.set('workspace', workspaceId);
  else for (const id of siteIds ?? [sites.outdoors.id]) form.append('site', id);
  for (const scope of scopes ?? form.get('scope')?.split(/\s+/) ?? []) form.append('grant', scope);
  const url = new URL(authorizeUrl);
  url.search = '';
  const response = await fetch(new Request(url, { method: 'POST', body: form, redirect: 'manual' }));
  const location = response.headers.get('Location');
  if (!location) throw new Error(`The consent page refused with ${response.status}`);
  return location;
}
