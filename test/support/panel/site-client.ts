import { assetsMediaType } from '#contract/assets-call.ts';
import { createBackend } from '#panel/backend/backend.ts';
import { siteId } from '#test/support/panel/asset-details.ts';
import { createScriptedFetch } from '#test/support/panel/scripted-fetch.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

/** A client of a backend that answers one call after the other with these lines, and begins a session at the first. */
export function openSiteClient(...responses: (readonly object[])[]) {
  const rest = [...responses];
  const session = {
    session: { token: 'session', expiresAt: '2026-03-01T12:15:00.000Z', user: { firstName: null } },
  };
  const script = createScriptedFetch(({ headers }) => {
    const lines = [...(headers.has('authorization') ? [] : [session]), ...(rest.shift() ?? [])];
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    return new Response(text, { headers: { 'content-type': assetsMediaType } });
  });
  const backend = createBackend({
    baseUrl: 'https://api.example.test',
    fetch: script.fetch,
    getIdentity: async () => ({ siteId, idToken: 'id-token' }),
    clock: createManualClock(),
  });
  return { backend, ...script };
}
