import type { Identity } from '#panel/backend/session.ts';
import type { Designer } from '#panel/designer/designer.ts';

/** Returns the person and the site as the Designer identifies them; null where it does not. */
export async function getIdentity(designer: Designer | null, signal: AbortSignal): Promise<Identity | null> {
  if (!designer) return null;
  const [site, idToken] = await Promise.all([designer.site(signal), designer.idToken(signal)]);
  if (!site.ok || !idToken.ok) return null;
  const { siteId, workspaceId } = site.value;
  return { siteId, idToken: idToken.value, ...(workspaceId === null ? {} : { workspaceId }) };
}
