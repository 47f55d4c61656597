import { pause } from '#panel/browser/pause.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { DesignerResult } from '#panel/designer/call.ts';
import type { SiteTools } from '#panel/designer/site-tools.ts';

/** A page or a component, by its id in the Data API. UNCONFIRMED: `canvasesShareIds`, that the Designer API has the same ids. */
export interface Canvas {
  readonly kind: 'page' | 'component';
  readonly id: string;
}

const opened = { ok: true, value: true } as const;
const notFound = { ok: true, value: false } as const;

/** Without `getCurrentComponent`, which is recent, a component counts as open once it `isAsked` for, and so does a page. */
async function isOpen({ api }: SiteTools, { kind, id }: Canvas, isAsked: boolean): Promise<boolean> {
  const canTell = typeof api.getCurrentComponent === 'function';
  const component = canTell ? await api.getCurrentComponent() : null;
  if (!canTell && !isAsked) return false;
  if (kind === 'component') return !canTell || component?.id === id;
  return component === null && (await api.getCurrentPage()).id === id;
}

async function openPage({ api }: SiteTools, id: string): Promise<boolean> {
  const all = await api.getAllPagesAndFolders();
  const page = all.find((one): one is Page => one.type === 'Page' && one.id === id);
  if (!page) return false;
  await api.switchPage(page);
  return true;
}

/** `openCanvas` is the newer method; the older one needs an instance of the component on the open page. */
async function openComponent({ api }: SiteTools, id: string): Promise<boolean> {
  const component = (await api.getAllComponents()).find((one) => one.id === id);
  if (!component) return false;
  if (typeof api.openCanvas === 'function') {
    await api.openCanvas({ componentId: id });
    return true;
  }
  for (const element of await api.getAllElements()) {
    if (element.type !== 'ComponentInstance' || (await element.getComponent()).id !== id) continue;
    await api.enterComponent(element);
    return true;
  }
  throw new TypeError('The Designer can only open components with an instance on the open page');
}

/**
 * Opens a page or a component, and waits until it is open; false where the site has none of that id. UNCONFIRMED:
 * `switchLeavesComponent`, whether `switchPage` leaves a component that is being edited. Source: Designer API, `switchPage`, `openCanvas`.
 */
export async function openCanvas(
  tools: SiteTools,
  canvas: Canvas,
  signal: AbortSignal,
): Promise<DesignerResult<boolean>> {
  const { call, api, clock } = tools;
  const open = await call(signal, () => isOpen(tools, canvas, false));
  if (open.ok && open.value) return opened;
  const found = await call(signal, () =>
    (canvas.kind === 'page' ? openPage : openComponent)(tools, canvas.id),
  );
  if (!found.ok && found.reason !== 'hung') return found;
  if (found.ok && !found.value) return notFound;
  const deadline = clock.now() + timeouts.canvasOpening;
  for (let looks = 0; clock.now() < deadline; looks += 1) {
    const now = await call(signal, async () => {
      if (await isOpen(tools, canvas, true)) return true;
      if (looks === 1 && canvas.kind === 'page' && (await api.getCurrentComponent()))
        await api.exitComponent();
      return false;
    });
    if (!now.ok && now.reason !== 'failed') return now;
    if (now.ok && now.value) return opened;
    await pause(clock, timeouts.canvasOpenInterval, signal);
  }
  return { ok: false, reason: 'hung' };
}
