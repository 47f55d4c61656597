import * as v from 'valibot';

/** The kinds of outage: a JSON 503, an HTML 502, no response, a closed connection. */
export const Outage = v.picklist(['unavailable', 'html', 'hang', 'reset']);
export type Outage = v.InferOutput<typeof Outage>;

/** The paths of the Designer page's requests to its server. None of them exists in Webflow. */
export const controlPaths = {
  config: '/sandbox/config',
  assets: '/sandbox/assets',
  idToken: '/sandbox/id-token',
  faults: '/sandbox/faults',
  uninstall: '/sandbox/uninstall',
  calls: '/sandbox/calls',
  locales: '/sandbox/locales',
  edits: '/sandbox/edits',
  published: '/sandbox/published',
  delays: '/sandbox/delays',
  trouble: '/sandbox/trouble',
} as const;

const Delay = v.pipe(v.number(), v.minValue(0), v.maxValue(10_000));

/**
 * How much later the Designer answers each call, and how long a round trip between panel and backend takes, both in
 * milliseconds from 0 to 10,000.
 */
export const Delays = v.object({ designer: Delay, network: Delay });
export type Delays = v.InferOutput<typeof Delays>;

/** The configuration of the Designer page. */
export const DesignerConfig = v.object({
  panelOrigin: v.string(),
  connectUrl: v.string(),
  appName: v.string(),
  /** The duration of a Designer call in milliseconds, uniformly random within the range. */
  designerLatency: v.object({ min: v.number(), max: v.number() }),
  /** The delays that the switches of the sandbox bar turn on. */
  delays: Delays,
  site: v.object({
    siteId: v.string(),
    siteName: v.string(),
    shortName: v.string(),
    workspaceId: v.string(),
    workspaceSlug: v.string(),
  }),
});
export type DesignerConfig = v.InferOutput<typeof DesignerConfig>;

/** An asset in the Designer, which knows neither size nor variants. `key` is the sandbox's own short name. */
export const DesignerAsset = v.object({
  key: v.string(),
  id: v.string(),
  url: v.string(),
  /** The URL of the canvas: another one after each replacement, so that the browser's cache has none of its files. */
  shownUrl: v.string(),
  /** The `srcset` of the canvas; empty without variants. */
  srcset: v.string(),
  /** The original's width in pixels. */
  width: v.number(),
  name: v.string(),
  mimeType: v.string(),
  altText: v.nullable(v.string()),
  /** The alt text by id of the secondary locale; a locale without its own text has no entry. */
  altTextByLocale: v.record(v.string(), v.nullable(v.string())),
});
export type DesignerAsset = v.InferOutput<typeof DesignerAsset>;

/** The assets of the open site. */
export const DesignerAssets = v.object({ assets: v.array(DesignerAsset) });

/** A change of an asset in the Designer. */
export const AssetChange = v.object({
  name: v.optional(v.string()),
  altText: v.optional(v.nullable(v.string())),
  localeId: v.optional(v.string()),
});
export type AssetChange = v.InferOutput<typeof AssetChange>;

/** The names of the secondary locales a site can have. */
export const SecondaryLocale = v.picklist(['german', 'french']);
export type SecondaryLocale = v.InferOutput<typeof SecondaryLocale>;

/** The ids of the open site's locales. */
export const SiteLocales = v.object({
  primary: v.string(),
  secondary: v.array(v.object({ id: v.string(), name: SecondaryLocale })),
});
export type SiteLocales = v.InferOutput<typeof SiteLocales>;

/** The new secondary locales of the open site. */
export const LocalesChange = v.object({ secondary: v.array(SecondaryLocale) });
export type LocalesChange = v.InferOutput<typeof LocalesChange>;

/** The response to a publication. */
export const Published = v.object({ published: v.literal(true) });

/** The published `sizes` and `srcset` of an image element; null for an absent attribute. */
export const PublishedTag = v.object({ sizes: v.nullable(v.string()), srcset: v.nullable(v.string()) });
export type PublishedTag = v.InferOutput<typeof PublishedTag>;

/** An ID token for the user of the Designer. */
export const IdToken = v.object({ idToken: v.string() });

/** The current faults of the fake Webflow and whether the app is installed; `retryAfter` is seconds. */
export const FaultState = v.object({
  outage: v.nullable(Outage),
  retryAfter: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  installed: v.boolean(),
});
export type FaultState = v.InferOutput<typeof FaultState>;

const Milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(60_000));

/** A change of the faults or of the latency in milliseconds. The app is installed on the consent page, not here. */
export const FaultChange = v.partial(
  v.object({
    ...v.omit(FaultState, ['installed']).entries,
    latency: v.object({ min: Milliseconds, max: Milliseconds }),
  }),
);
export type FaultChange = v.InferOutput<typeof FaultChange>;
