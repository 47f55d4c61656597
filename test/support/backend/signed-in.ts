import { limits } from '#backend/platform/limits.ts';
import { startBackend, type TestBackendOptions } from '#test/support/backend/backend.ts';

export interface SignedInOptions extends TestBackendOptions {
  /** The sites the app is installed on; the Designer page's site unless given. */
  siteIds?: readonly string[];
}

/** True for a request to Get Asset. */
export function isGetAsset(request: Request): boolean {
  return request.method === 'GET' && new URL(request.url).pathname.startsWith('/v2/assets/');
}

/**
 * A backend whose site is installed, with a session for it; what was asked of Webflow until now is forgotten. A
 * deadline is for what the test does: the installation is done without it.
 */
export async function startSignedIn({ siteIds, deadline, ...options }: SignedInOptions = {}) {
  const first = await startBackend(options);
  await first.install(siteIds ? { siteIds } : {});
  let session = await first.signIn();
  let signedInAt = first.clock.now();
  first.webflow.calls.reset();
  const backend =
    deadline === undefined ? first : await startBackend({ ...options, deadline, beside: first });
  return {
    backend,
    /** The session now. */
    get session() {
      return session;
    },
    /** Get Asset with the session. */
    read: (assetId: string, headers?: Record<string, string>) => backend.getAsset(assetId, session, headers),
    /** Lets so many milliseconds pass, and signs in again where the session is over. */
    async pass(milliseconds: number) {
      backend.clock.advance(milliseconds);
      if (backend.clock.now() - signedInAt < limits.sessionLifetimeMs) return;
      session = await backend.signIn();
      signedInAt = backend.clock.now();
    },
    /** How often Webflow was asked for an asset. */
    upstreamReads: () => backend.webflow.calls.count('GET /v2/assets/:assetId'),
  };
}

export type SignedIn = Awaited<ReturnType<typeof startSignedIn>>;

/** Sends Get Asset to another origin, for `connect`. */
export function readsFrom(origin: string) {
  return ({ pathname }: URL): URL | undefined =>
    pathname.startsWith('/v2/assets/') ? new URL(pathname, origin) : undefined;
}
