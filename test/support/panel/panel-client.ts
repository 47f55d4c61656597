import type { AssetDetails } from '#contract/asset.ts';
import { createBackend } from '#panel/backend/backend.ts';
import type { Identity } from '#panel/backend/session.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { panelOrigin, type TestBackend } from '#test/support/backend/backend.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

export interface PanelOptions {
  /** The calling person; by default the installer on the Designer page's site, with a fresh ID token each time. */
  identity?: () => Promise<Identity | null>;
  /** Observes or changes each request before the backend gets it. */
  onTheWay?: (request: Request) => Request | Promise<Request>;
  /** Observes or changes each response. */
  onTheWayBack?: (response: Response, request: Request) => Response | Promise<Response>;
}

/** The panel's own client connected directly to the real application, with the origin of a page. */
export function openPanelClient({ app, webflow }: TestBackend, options: PanelOptions = {}) {
  const { onTheWay = (request) => request, onTheWayBack = (response) => response } = options;
  const siteId = sites.outdoors.id;
  const sent: Request[] = [];

  const answerTo = async (first: Request): Promise<Response> => {
    first.headers.set('origin', panelOrigin);
    const request = await onTheWay(first);
    sent.push(request);
    return onTheWayBack(await app.request(request), request);
  };

  const clock = createManualClock();
  const panel = createBackend({
    baseUrl: 'http://localhost:3000',
    // As a browser does, it rejects at once when aborted, whatever the other side makes of it.
    fetch: (input, init) =>
      new Promise((resolve, reject) => {
        const request = new Request(input, init);
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        answerTo(request).then(resolve, reject);
      }),
    getIdentity: options.identity ?? (async () => ({ siteId, idToken: webflow.issueIdToken({ siteId }) })),
    clock,
  });
  const known = new Map<string, AssetDetails>();
  return {
    panel,
    /** The details of one asset, which has been read before or not. */
    async details(assetId: string, signal = patient) {
      const options = { known: known.get(assetId) ?? null };
      const answer = await panel.readAsset(assetId, ['details'], signal, options).details;
      if (answer.ok) known.set(assetId, answer.value);
      return answer;
    },
    clock,
    /** The requests that reached the backend, as `METHOD path`. */
    sent: () => sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`),
    last: () => sent.at(-1),
  };
}

/** A signal that never aborts. */
export const patient: AbortSignal = new AbortController().signal;
