import { runConsents } from '#check/consent-checks.ts';
import { createWebflowReads } from '#check/webflow-reads.ts';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { assetInspectorApp } from '#sandbox/world/sample-data.ts';

const redirectUri = assetInspectorApp.redirectUris[0];

/** Goes through both consents as a person does, or as `pressed` says; `change` may alter what comes back. */
export async function consent(
  facts: Partial<Unconfirmed> = {},
  change: (query: URLSearchParams) => URLSearchParams | null = (query) => query,
  pressed: ('deny' | 'allow')[] = [],
) {
  const webflow = createFakeWebflow({ unconfirmed: facts });
  const reads = createWebflowReads({
    fetch: webflow.fetch,
    sleep: async () => {},
    apiUrl: 'https://api.webflow.com',
    token: '',
  });
  const result = await runConsents({
    reads,
    app: assetInspectorApp,
    oauthUrl: 'https://webflow.com',
    redirectUri,
    async answered(url, decision) {
      const back = await webflow
        .giveConsent(url, { decision: pressed.shift() ?? decision })
        .catch(() => null);
      return back === null ? null : change(new URL(back).searchParams);
    },
  });
  return { ...result, webflow };
}
