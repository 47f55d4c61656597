import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { syncCanvases } from '#sandbox/content/sync-canvases.ts';
import { updateAsset } from '#sandbox/data-api/assets.ts';
import { localeOf } from '#sandbox/data-api/locale.ts';
import type { FakeWebflow } from '#sandbox/fake-webflow.ts';
import {
  AssetChange,
  controlPaths,
  Delays,
  type DesignerConfig,
  FaultChange,
  type FaultState,
  LocalesChange,
} from '#sandbox/protocol/control.ts';
import { ElementEdits } from '#sandbox/protocol/element-edit.ts';
import { publishedImage } from '#sandbox/published/published-image.ts';
import type { PublishedSite } from '#sandbox/published/published-site.ts';
import { fileRoutes } from './file-routes.ts';
import { inDesigner } from './in-designer.ts';
import { localesOf, setSecondaryLocales } from './locales.ts';

async function readBody<T extends v.GenericSchema>(
  context: Context,
  schema: T,
): Promise<v.InferOutput<T> | undefined> {
  const parsed = v.safeParse(schema, await context.req.json().catch(() => undefined));
  return parsed.success ? parsed.output : undefined;
}

/** What the control routes read and change. */
export interface Controlled {
  webflow: FakeWebflow;
  config: DesignerConfig;
  published: PublishedSite;
  /** The current delays, changed in place. */
  delays: Delays;
}

/**
 * The control routes of the Designer page: configuration, assets and their files, locales, faults, delays, ID tokens and publications.
 * Requests with another origin get a 403.
 */
export function controlRoutes({ webflow, config, published: site, delays }: Controlled): Hono {
  const routes = new Hono();
  const { faults, world } = webflow;
  const faultState = (): FaultState => {
    const { outage, retryAfter } = faults.state();
    return { outage, retryAfter, installed: world.installations.list().length > 0 };
  };

  routes.use(async (context, next) => {
    const origin = context.req.header('origin');
    const own = new URL(context.req.url).origin;
    return origin && origin !== own ? context.text('Only the Designer page may ask', 403) : next();
  });

  routes.get(controlPaths.config, (context) => context.json(config));
  routes.get(controlPaths.calls, (context) => context.json(webflow.calls.byRoute()));
  routes.get(controlPaths.faults, (context) => context.json(faultState()));

  routes.get(controlPaths.assets, (context) => {
    const { siteId } = config.site;
    const assets = [...world.assets.values()].filter(({ asset }) => asset.siteId === siteId);
    return context.json({ assets: assets.map((stored) => inDesigner(webflow, stored)) });
  });

  routes.patch(`${controlPaths.assets}/:assetId`, async (context) => {
    const stored = world.assets.get(context.req.param('assetId'));
    const change = await readBody(context, AssetChange);
    const locale = stored && localeOf(world, stored.asset.siteId, change?.localeId);
    if (!stored || !change || !locale || locale.kind === 'unknown') {
      return context.text('No such asset, change or locale', 400);
    }
    const altText = change.altText === null ? world.unconfirmed.decorativeAltText : change.altText;
    updateAsset(world, stored, { displayName: change.name, altText }, locale);
    return context.json(inDesigner(webflow, stored));
  });

  routes.route('/', fileRoutes(webflow));

  routes.get(controlPaths.locales, (context) => context.json(localesOf(world, config.site.siteId)));

  routes.post(controlPaths.locales, async (context) => {
    const change = await readBody(context, LocalesChange);
    if (!change) return context.text('No such locales', 400);
    setSecondaryLocales(world, config.site.siteId, change.secondary);
    return context.json(localesOf(world, config.site.siteId));
  });

  routes.put(controlPaths.edits, async (context) => {
    const edits = await readBody(context, ElementEdits);
    if (!edits) return context.text('No such elements', 400);
    const before = site.canvases();
    site.publish(edits);
    syncCanvases(world, config.site.siteId, before, site.canvases());
    return context.json({ published: true });
  });

  routes.get(`${controlPaths.published}/:elementId`, async (context) => {
    const found = site.image(context.req.param('elementId'));
    const tag = found && (await publishedImage(world, ...found));
    return context.json({ sizes: tag?.sizes ?? null, srcset: tag?.srcset ?? null });
  });

  routes.post(controlPaths.idToken, (context) =>
    context.json({ idToken: webflow.issueIdToken({ siteId: config.site.siteId }) }),
  );

  routes.post(controlPaths.faults, async (context) => {
    const change = await readBody(context, FaultChange);
    if (!change) return context.text('No such faults', 400);
    if (change.outage !== undefined) faults.down(change.outage);
    if (change.retryAfter !== undefined) faults.rateLimit(change.retryAfter);
    if (change.latency) faults.latency(change.latency);
    return context.json(faultState());
  });

  routes.get(controlPaths.delays, (context) => context.json(delays));

  routes.put(controlPaths.delays, async (context) => {
    const next = await readBody(context, Delays);
    if (!next) return context.text('No such delays', 400);
    return context.json(Object.assign(delays, next));
  });

  routes.post(controlPaths.uninstall, (context) => {
    world.installations.revokeAll();
    return context.json(faultState());
  });

  return routes;
}
