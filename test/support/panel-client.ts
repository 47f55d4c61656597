import { createAssetStore } from '#panel/assets/asset-store.ts';
import { createBackend } from '#panel/backend/backend.ts';
import type { Identity } from '#panel/backend/session.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { panelOrigin, type TestBackend } from '#test/support/backend.ts';
import { createManualClock } from '#test/support/manual-clock.ts';

export interface PanelOptions {
  /** Who asks; the installing person on the Designer page's site, with a fresh ID token each time, unless given. */
  identity?: () => Promise<Identity | null>;
  /** A look at each request, and a hand on it, before the backend gets it. */
  onTheWay?: (request: Request) => Request | Promise<Request>;
  /** A hand on each answer. */
  onTheWayBack?: (response: Response, request: Request) => Response | Promise<Response>;
}

/** The panel's own client in front of the real application, with nothing between but a page's origin. */
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
    copies: createAssetStore(clock),
  });
  return {
    panel,
    clock,
    /** The requests that reached the backend, as `METHOD path`. */
    sent: () => sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`),
    last: () => sent.at(-1),
  };
}

/** A signal nobody aborts. */
export const patient: AbortSignal = new AbortController().signal;
