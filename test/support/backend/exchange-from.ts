import { routes } from '#contract/routes.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { panelOrigin, type TestBackend } from '#test/support/backend/backend.ts';
import { connectionFrom } from '#test/support/backend/from-address.ts';
import { sessionCall, single } from '#test/support/backend/single-part.ts';

/** An exchange that comes from this address; its ID token is good unless another is given. */
export async function exchangeFrom(
  { app, webflow }: Pick<TestBackend, 'app' | 'webflow'>,
  from: string,
  idToken: string = webflow.issueIdToken(),
): Promise<Response> {
  const body = JSON.stringify(sessionCall({ siteId: sites.outdoors.id, idToken }));
  const headers = { origin: panelOrigin, 'content-type': 'application/json' };
  const { method, path } = routes.readAssets;
  return single(await app.request(path, { method, headers, body }, connectionFrom(from)), 'session');
}
