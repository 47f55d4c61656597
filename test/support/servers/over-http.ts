import * as v from 'valibot';
import { routes } from '#contract/routes.ts';
import { Session } from '#contract/session.ts';
import type { FakeWebflow } from '#sandbox/fake-webflow.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { cookieOf } from '#test/support/backend/install-walk.ts';
import { sessionCall, single } from '#test/support/backend/single-part.ts';

/** Installs the app at a running backend as a browser would and answers the callback's page. */
export async function installOver(
  origin: string,
  webflow: FakeWebflow,
  from = '/oauth/start',
): Promise<Response> {
  const start = await fetch(`${origin}${from}`, { redirect: 'manual' });
  const back = new URL(await webflow.giveConsent(start.headers.get('location') ?? ''));
  return fetch(`${origin}${back.pathname}${back.search}`, {
    headers: { cookie: cookieOf(start), accept: 'text/html' },
  });
}

/** The same, and a session for the site. Throws where either is refused. */
export async function connectOver(origin: string, webflow: FakeWebflow, from?: string): Promise<string> {
  const page = await installOver(origin, webflow, from);
  if (!page.ok) throw new Error(`not installed: ${await page.text()}`);
  const response = await fetch(`${origin}${routes.readAssets.path}`, {
    method: 'POST',
    headers: { origin: panelOrigin, 'content-type': 'application/json' },
    body: JSON.stringify(sessionCall({ siteId: sites.outdoors.id, idToken: webflow.issueIdToken() })),
  });
  if (!response.ok) throw new Error(`no session: ${await response.text()}`);
  return v.parse(Session, await (await single(response, 'session')).json()).token;
}
