import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';

/**
 * How a fact can be settled: by reading the Data API, by going through a consent, in the Designer, or by hand, which
 * `docs/real-webflow.md` describes.
 */
export type Way = 'data-api' | 'consent' | 'designer' | 'hand';

/** An assumption about Webflow that no public source confirms. */
export interface Fact {
  readonly way: Way;
  /** What is assumed, as one sentence. */
  readonly assumed: string;
  /** The files that depend on it, from the project's root. */
  readonly usedBy: readonly string[];
}

/** Every such assumption, by its name in the sandbox, where its value is. */
export const facts = {
  foreignAssetStatus: {
    way: 'data-api',
    assumed: 'Get Asset answers 404 for an asset of a site outside of the authorisation',
    usedBy: ['src/backend/webflow/failure.ts', 'src/backend/access/revocation.ts'],
  },
  refusedIdTokenStatus: {
    way: 'data-api',
    assumed: 'Resolve ID Token answers 401 for an invalid token',
    usedBy: ['src/backend/session/exchange.ts'],
  },
  anyInstallationResolves: {
    way: 'hand',
    assumed: 'every installation of the app resolves every ID token of the app',
    usedBy: ['src/backend/session/exchange.ts'],
  },
  resolveIsRateLimited: {
    way: 'data-api',
    assumed: 'Resolve ID Token counts against the rate limit of the access token',
    usedBy: ['src/backend/webflow/pacing.ts'],
  },
  denial: {
    way: 'consent',
    assumed: 'a refused consent leads back with error=access_denied and a description',
    usedBy: ['src/backend/oauth/callbacks.ts'],
  },
  tokenResponseHasExtras: {
    way: 'consent',
    assumed: 'the token response names token_type and scope as well',
    usedBy: ['src/backend/webflow/token-answers.ts'],
  },
  oauthErrorStatus: {
    way: 'data-api',
    assumed: 'the token exchange answers 400 for an invalid code',
    usedBy: ['src/backend/oauth/install.ts'],
  },
  oldTokenSurvivesReinstall: {
    way: 'hand',
    assumed: 'an older token stays valid after the app is installed again',
    usedBy: ['src/backend/access/retire-tokens.ts'],
  },
  reinstallSharesAuthorization: {
    way: 'hand',
    assumed: 'a second installation has an authorization id of its own',
    usedBy: ['src/backend/access/retire-tokens.ts'],
  },
  revocationEnds: {
    way: 'hand',
    assumed: 'a revocation ends all tokens of its authorization',
    usedBy: ['src/backend/access/revocation.ts', 'src/backend/access/retire-tokens.ts'],
  },
  sitesPageSize: {
    way: 'data-api',
    assumed: 'List Sites answers all sites at once, without pagination',
    usedBy: ['src/backend/webflow/list-site-pages.ts', 'src/backend/webflow/site-answers.ts'],
  },
  localhostRedirects: {
    way: 'consent',
    assumed: 'a redirect URI may be http://localhost',
    usedBy: ['.env.example'],
  },
  defaultPageSize: {
    way: 'data-api',
    assumed: 'List Assets answers 100 assets where no limit is given',
    usedBy: ['src/sandbox/data-api/assets.ts'],
  },
  variantQuality: {
    way: 'data-api',
    assumed: 'the quality of every variant is 100',
    usedBy: ['src/sandbox/library/library.ts'],
  },
  thumbnailListed: {
    way: 'data-api',
    assumed: 'the thumbnail of 130 pixels is not listed among the variants',
    usedBy: ['src/rules/delivery/candidates.ts'],
  },
  animationHasVariants: {
    way: 'data-api',
    assumed: 'an animated PNG, WebP, or AVIF has no variants',
    usedBy: ['src/rules/variants/no-variants.ts'],
  },
  avifVariantType: {
    way: 'data-api',
    assumed: 'variants of an AVIF original are sent as image/avif, although they hold WebP',
    usedBy: ['src/rules/findings/type-findings.ts'],
  },
  missingVariantListed: {
    way: 'hand',
    assumed: 'a published srcset leaves out a variant whose file is missing',
    usedBy: ['src/rules/delivery/candidates.ts'],
  },
  sizesWithoutWidth: {
    way: 'hand',
    assumed: 'sizes of an image without a Width ends with the width of the original',
    usedBy: ['src/rules/delivery/webflow-sizes.ts'],
  },
  widthInSizes: {
    way: 'hand',
    assumed: 'sizes holds a Width up to 240 pixels alone, and 100vw for one above every breakpoint',
    usedBy: ['src/rules/delivery/webflow-sizes.ts'],
  },
  decorativeAltText: {
    way: 'data-api',
    assumed: 'the altText of a decorative asset is null',
    usedBy: ['src/rules/alt-text/alt-state.ts'],
  },
  unsetLocaleShowsPrimary: {
    way: 'data-api',
    assumed: 'a secondary locale without an alt text answers that of the primary locale',
    usedBy: ['src/backend/locales/read-alt-texts.ts'],
  },
  boundImageHasAsset: {
    way: 'designer',
    assumed: 'getAsset answers null for an image that is bound to a field or a property',
    usedBy: ['src/panel/assets/read-image.ts'],
  },
  cmsFileResolved: {
    way: 'designer',
    assumed: 'getResolvedSettings answers null for the file of an image that is bound to a CMS field',
    usedBy: ['src/panel/designer/binding.ts', 'src/panel/assets/read-image.ts'],
  },
  listsParentsFirst: {
    way: 'designer',
    assumed: 'getAllElements answers parents before their children, and descendants right after them',
    usedBy: ['src/panel/designer/element-tree.ts'],
  },
  headingHasText: {
    way: 'designer',
    assumed: 'getChildren of a heading answers its text as an element of type String',
    usedBy: ['src/panel/designer/headings.ts'],
  },
  widthReportedIn: {
    way: 'designer',
    assumed: 'getSettings answers the Width of an image',
    usedBy: ['src/panel/designer/binding.ts'],
  },
  widthSettingKey: {
    way: 'designer',
    assumed: 'its key there is width',
    usedBy: ['src/panel/designer/binding.ts'],
  },
  richTextHasElements: {
    way: 'designer',
    assumed: 'images in rich text are no elements of their own',
    usedBy: ['src/panel/designer/page-scan.ts'],
  },
  decorativeElementAlt: {
    way: 'designer',
    assumed: 'getAltText of a decorative image answers __wf_reserved_decorative',
    usedBy: ['src/rules/alt-text/alt-text.ts'],
  },
  snapshotPixels: {
    way: 'designer',
    assumed: 'getElementSnapshot is measured in CSS pixels',
    usedBy: ['src/panel/designer/snapshot.ts'],
  },
  snapshotPrefix: {
    way: 'designer',
    assumed: 'its base64 has the prefix of a data URL',
    usedBy: ['src/panel/designer/snapshot.ts'],
  },
  linkSettingKey: {
    way: 'designer',
    assumed: 'the target of a link is in getSettings under link',
    usedBy: ['src/panel/designer/link.ts'],
  },
  inheritMark: {
    way: 'designer',
    assumed: 'setAltText with __wf_reserved_inherit shows the text of the asset again',
    usedBy: ['src/rules/alt-text/alt-text.ts'],
  },
  closedPagesRespond: {
    way: 'designer',
    assumed: 'calls on an element of a closed page fail with ResourceMissing',
    usedBy: ['src/panel/designer/call.ts'],
  },
  backgroundImageValue: {
    way: 'designer',
    assumed: 'a background-image answers url("…")',
    usedBy: ['src/panel/designer/backgrounds.ts', 'src/sandbox/designer/host/style-methods.ts'],
  },
  modesWithAssets: {
    way: 'designer',
    assumed: 'assets can be used in the modes design and build',
    usedBy: ['src/panel/designer/call.ts'],
  },
  plainLaunchContext: {
    way: 'designer',
    assumed: 'getLaunchContext answers null after a launch from the Apps panel',
    usedBy: ['src/panel/designer/launch.ts'],
  },
  subscribeFiresAtOnce: {
    way: 'designer',
    assumed: 'subscribe calls its listener on a change only',
    usedBy: ['src/panel/designer/designer.ts'],
  },
  compactSize: {
    way: 'designer',
    assumed: 'the size compact is 240 × 240 pixels',
    usedBy: ['src/sandbox/designer/host/webflow-methods.ts'],
  },
  iframeSandbox: {
    way: 'designer',
    assumed: 'the extension’s frame allows downloads, popups, and forms',
    usedBy: ['src/panel/browser/save-file.ts'],
  },
  iframeAllow: {
    way: 'designer',
    assumed: 'the extension’s frame may write to the clipboard',
    usedBy: ['src/panel/browser/clipboard.ts'],
  },
  framesLoadBlobs: {
    way: 'hand',
    assumed:
      'the Designer’s policy lets the extension’s frame load blob:, as Firefox and Safari need to save a file',
    usedBy: ['src/panel/browser/save-file.ts'],
  },
  designerLatency: {
    way: 'designer',
    assumed: 'a call of the Designer takes 5 to 80 milliseconds',
    usedBy: ['src/panel/browser/timeouts.ts'],
  },
} as const satisfies Record<keyof Unconfirmed, Fact>;

export type FactId = keyof typeof facts;
