import { createFakeWebflow, type FakeWebflow, type FakeWebflowOptions } from '#sandbox/fake-webflow.ts';
import type { Coverage, Installation } from '#sandbox/world/installations.ts';
import { assetInspectorApp, sites, users } from '#sandbox/world/sample-data.ts';

const allScopes = assetInspectorApp.scopes;

/** A fake Webflow with one installation, and functions that call it with that installation's token. */
export interface Caller {
  webflow: FakeWebflow;
  installation: Installation;
  /** The world's clock in milliseconds; tests advance it. */
  clock: { now: number };
  /** Requests a path of the Data API with the installation's token, another token or none. */
  call(path: string, init?: RequestInit & { token?: string | null }): Promise<Response>;
  /** As `call`, with POST and a JSON body. */
  post(path: string, body: unknown, token?: string | null): Promise<Response>;
}

/** Installs the app, on the Designer page's site by default, and returns a caller with its token. */
export function createCaller(
  install: Partial<Coverage> & { scopes?: readonly string[] } = {},
  options: FakeWebflowOptions = {},
): Caller {
  const clock = { now: Date.parse('2026-10-01T08:00:00Z') };
  const webflow = createFakeWebflow({ clock: () => clock.now, ...options });
  const installation = webflow.installations.create({
    siteIds: install.workspaceIds ? [] : [sites.outdoors.id],
    userId: users.ingrid.id,
    scopes: allScopes,
    ...install,
  });
  const call: Caller['call'] = (path, { token = installation.accessToken, ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('Authorization', `Bearer ${token}`);
    return webflow.fetch(new Request(`https://api.webflow.com${path}`, { ...init, headers }));
  };
  return {
    webflow,
    installation,
    clock,
    call,
    post: (path, body, token) =>
      call(path, { method: 'POST', body: JSON.stringify(body), ...(token === undefined ? {} : { token }) }),
  };
}
