import { sites } from '#sandbox/world/sample-data.ts';
import { panelOrigin, type TestBackend } from '#test/support/backend/backend.ts';
import { connectionFrom } from '#test/support/backend/from-address.ts';

/** An exchange that comes from this address; its ID token is good unless another is given. */
export function exchangeFrom(
  { app, webflow }: Pick<TestBackend, 'app' | 'webflow'>,
  from: string,
  idToken: string = webflow.issueIdToken(),
): Promise<Response> {
  const body = JSON.stringify({ siteId: sites.outdoors.id, idToken });
  const headers = { origin: panelOrigin, 'content-type': 'application/json' };
  return Promise.resolve(
    app.request('/api/session', { method: 'POST', headers, body }, connectionFrom(from)),
  );
}
