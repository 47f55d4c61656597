import type { FakeWebflow } from '#sandbox/fake-webflow.ts';

/** The cookies of a response as the value of a `Cookie` header. */
function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0] ?? '')
    .join('; ');
}

/**
 * Connects the Designer page's site over the OAuth routes: the backend's start, the consent page, and the callback with
 * the cookie of the start. Throws with the status of the step that failed.
 */
export async function connectSite(backend: string, webflow: FakeWebflow): Promise<void> {
  const start = await fetch(`${backend}/oauth/start`, { redirect: 'manual' });
  const authorizeUrl = start.headers.get('Location');
  if (!authorizeUrl) throw new Error(`The backend's /oauth/start answered ${start.status} and no redirect`);
  const callback = await webflow.giveConsent(authorizeUrl);
  const headers = { Cookie: cookiesOf(start), Accept: 'text/html' };
  const done = await fetch(callback, { headers, redirect: 'manual' });
  if (done.status >= 400) throw new Error(`The backend's /oauth/callback answered ${done.status}`);
  await done.body?.cancel();
}
