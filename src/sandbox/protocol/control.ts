import * as v from 'valibot';

/** The ways Webflow can be down: a JSON 503, an HTML 502, no answer, a cut connection. */
export const Outage = v.picklist(['unavailable', 'html', 'hang', 'reset']);
export type Outage = v.InferOutput<typeof Outage>;

/** The paths of what the Designer page asks its server. Nothing here exists in Webflow. */
export const controlPaths = {
  config: '/sandbox/setting',
  assets: '/sandbox/assets',
  idToken: '/sandbox/id-token',
  faults: '/sandbox/trouble',
  uninstall: '/sandbox/uninstall',
  calls: '/sandbox/calls',
  locales: '/sandbox/locales',
  edits: '/sandbox/edits',
  published: '/sandbox/published',
} as const;

/** Where the Designer page finds what it shows, and the site it has open. */
export const DesignerConfig = v.object({
  panelOrigin: v.string(),
  connectUrl: v.string(),
  appName: v.string(),
  /** Milliseconds one Designer call takes, drawn at random between the two. */
  designerLatency: v.object({ min: v.number(), max: v.number() }),
  site: v.object({
    siteId: v.string(),
    siteName: v.string(),
    shortName: v.string(),
    workspaceId: v.string(),
    workspaceSlug: v.string(),
  }),
});
export type DesignerConfig = v.InferOutput<typeof DesignerConfig>;

/** An asset as the Designer knows it: no size and no variants. `key` is the sandbox's own short name. */
export const DesignerAsset = v.object({
  key: v.string(),
  id: v.string(),
  url: v.string(),
  /** Its responsive copies as a page lists them; empty where there are none. */
  srcset: v.string(),
  /** Pixels of the original. */
  width: v.number(),
  name: v.string(),
  mimeType: v.string(),
  altText: v.nullable(v.string()),
  /** Its alt text in secondary locales, by their ids; a locale in which none was set is not there. */
  altTextByLocale: v.record(v.string(), v.nullable(v.string())),
});
export type DesignerAsset = v.InferOutput<typeof DesignerAsset>;

/** The assets of the open site. */
export const DesignerAssets = v.object({ assets: v.array(DesignerAsset) });

/** A change a person or an app makes to an asset in the Designer. */
export const AssetChange = v.object({
  name: v.optional(v.string()),
  altText: v.optional(v.nullable(v.string())),
  localeId: v.optional(v.string()),
});
export type AssetChange = v.InferOutput<typeof AssetChange>;

/** The languages a site can be given beside its own. */
export const SecondaryLocale = v.picklist(['german', 'french']);
export type SecondaryLocale = v.InferOutput<typeof SecondaryLocale>;

/** The locales of the open site by their ids. */
export const SiteLocales = v.object({
  primary: v.string(),
  secondary: v.array(v.object({ id: v.string(), name: SecondaryLocale })),
});
export type SiteLocales = v.InferOutput<typeof SiteLocales>;

/** The secondary locales the open site is to have. */
export const LocalesChange = v.object({ secondary: v.array(SecondaryLocale) });
export type LocalesChange = v.InferOutput<typeof LocalesChange>;

/** That the site is published as it was sent. */
export const Published = v.object({ published: v.literal(true) });

/** What is published of an image element: its `sizes` and `srcset`, null where it has none. */
export const PublishedTag = v.object({ sizes: v.nullable(v.string()), srcset: v.nullable(v.string()) });
export type PublishedTag = v.InferOutput<typeof PublishedTag>;

/** An ID token for the person in the Designer. */
export const IdToken = v.object({ idToken: v.string() });

/** What is wrong with Webflow at the moment; `retryAfter` is seconds. */
export const FaultState = v.object({
  outage: v.nullable(Outage),
  retryAfter: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  installed: v.boolean(),
});
export type FaultState = v.InferOutput<typeof FaultState>;

const Milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(60_000));

/**
 * A change of it, or of how many milliseconds Webflow's answers take. Installing has no shortcut: it is done on the
 * consent page.
 */
export const FaultChange = v.partial(
  v.object({
    ...v.omit(FaultState, ['installed']).entries,
    latency: v.object({ min: Milliseconds, max: Milliseconds }),
  }),
);
export type FaultChange = v.InferOutput<typeof FaultChange>;
