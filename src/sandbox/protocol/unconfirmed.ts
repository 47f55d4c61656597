/**
 * All assumptions about Webflow that no public source confirms. The panel and the backend must work with every value of
 * each, so tests can override them. The sandbox makes no assumption outside of this list.
 */
export interface Unconfirmed {
  /** The status of Get Asset for an existing asset of a site outside of the authorisation. */
  foreignAssetStatus: 401 | 403 | 404;
  /** The status of Resolve ID Token for an expired or invalid token, or a token of another app. */
  refusedIdTokenStatus: 400 | 401 | 403 | 404;
  /** Whether every installation of the app can resolve an ID token, or only one that covers the token's site. */
  anyInstallationResolves: boolean;
  /** Whether Resolve ID Token counts against the rate limit of the access token. */
  resolveIsRateLimited: boolean;
  /** The parameters of the redirect after the user denies the installation; null for none. */
  denial: { error: string; error_description: string } | null;
  /** Whether the token response contains `token_type` and `scope` in addition to `access_token`. */
  tokenResponseHasExtras: boolean;
  /** The status of a rejected token exchange or revocation. */
  oauthErrorStatus: 400 | 401;
  /** Whether a token of the same app and site stays valid after the app is installed again. */
  oldTokenSurvivesReinstall: boolean;
  /** Whether a second installation returns a new token of the same authorisation, with the same id, while the old one is valid. */
  reinstallSharesAuthorization: boolean;
  /** The scope of a revocation: one token, all tokens of its authorisation, or all tokens for the same sites and workspaces. */
  revocationEnds: 'token' | 'authorization' | 'coverage';
  /** The page size of List Sites, also in its `pagination`; null if the list has no pagination. */
  sitesPageSize: number | null;
  /** Whether `http://localhost` is accepted as a redirect URI. */
  localhostRedirects: boolean;
  /** The page size of List Assets without the parameter `limit`. */
  defaultPageSize: number;
  /** The `quality` of a variant. */
  variantQuality: number;
  /** Whether the Data API lists the thumbnail of 130 px that comes with each upload among the variants. */
  thumbnailListed: boolean;
  /** Whether an animated PNG, WebP or AVIF has variants, which are still images. An animated GIF has none. */
  animationHasVariants: boolean;
  /** The content type the CDN sends for variants of an AVIF original, which contain WebP. */
  avifVariantType: 'image/avif' | 'image/webp';
  /** Whether a published `srcset` lists a variant whose file is missing on the CDN. */
  missingVariantListed: boolean;
  /** The form of `sizes` for an image without a Width: `100vw`, or at most the original's width. */
  sizesWithoutWidth: 'full' | 'original';
  /**
   * The greatest Width in pixels that `sizes` contains without a media condition, and the `sizes` of a Width above every
   * breakpoint. Observed: 185 without a condition, 265 with one, 5760 as `100vw`; 240 is the canvas's minimum page width.
   */
  widthInSizes: { widestAlone: number; beyondBreakpoints: string };
  /** The Data API's `altText` after `asset.setAltText(null)` in the Designer. */
  decorativeAltText: string | null;
  /** Whether a secondary locale without its own alt text returns that of the primary locale, or null. */
  unsetLocaleShowsPrimary: boolean;
  /** Whether `getAsset()` of an image bound to a CMS field or property returns the design-time asset, or null. */
  boundImageHasAsset: boolean;
  /** Whether `getAllElements()` returns parents before their children, and an element's descendants right after it. */
  listsParentsFirst: boolean;
  /** Whether `getChildren()` of a heading returns its text as an element of type `String`, or nothing. */
  headingHasText: boolean;
  /** Whether `getResolvedSettings()` of an image bound to a CMS field returns the asset that is shown, or null. */
  cmsFileResolved: boolean;
  /**
   * Where the Designer reports an image's Width: in `getSettings()` under `widthSettingKey`, as an attribute, or nowhere.
   * It is not a custom attribute. Source: a dump of a site's elements, where it is native data.
   */
  widthReportedIn: 'settings' | 'attributes' | 'nowhere';
  /** The key of an image's Width in `getSettings()`. */
  widthSettingKey: string;
  /** Whether images inside rich text are elements of their own, or only the rich text can be selected. */
  richTextHasElements: boolean;
  /** The result of `getAltText()` of an image element that is marked decorative. */
  decorativeElementAlt: string;
  /** Whether `getElementSnapshot()` is measured in CSS pixels or in device pixels. */
  snapshotPixels: 'css' | 'device';
  /** The prefix of the base64 that `getElementSnapshot()` returns. */
  snapshotPrefix: 'data:image/png;base64,' | '';
  /** The key of a link's target in `getSettings()`. */
  linkSettingKey: string;
  /** The argument of `setAltText()` that makes an image element inherit the asset's alt text again; null if there is none. */
  inheritMark: string | null;
  /** Whether calls on an element succeed after its page or component is closed, or fail with `ResourceMissing`. */
  closedPagesRespond: boolean;
  /** The value of a style's `background-image` for a URL. */
  backgroundImageValue: (url: string) => string;
  /** The modes in which an app without the `expandedAppModes` flag can use assets; other modes are `ModeForbidden`. */
  modesWithAssets: readonly string[];
  /** The result of `getLaunchContext()` after the user opens the extension from the Apps panel. */
  plainLaunchContext: null;
  /** Whether `subscribe` calls the listener immediately with the current value. */
  subscribeFiresAtOnce: boolean;
  /** The extension size `compact` in CSS pixels. */
  compactSize: { width: number; height: number };
  /** The `sandbox` attribute of the extension's iframe. */
  iframeSandbox: string;
  /** The `allow` attribute of the extension's iframe. */
  iframeAllow: string;
  /**
   * Whether the Designer's policy lets a frame load `blob:`, without which Firefox and WebKit save no file from a frame.
   * Source: Firefox 153 and WebKitGTK 2.50, `frame-src`.
   */
  framesLoadBlobs: boolean;
  /** The duration of a Designer call in milliseconds, uniformly random within the range. */
  designerLatency: { min: number; max: number };
}

/** The sandbox's default for each assumption. */
export const unconfirmed: Unconfirmed = {
  foreignAssetStatus: 404,
  refusedIdTokenStatus: 401,
  anyInstallationResolves: true,
  resolveIsRateLimited: true,
  denial: { error: 'access_denied', error_description: 'The user denied the request' },
  tokenResponseHasExtras: true,
  oauthErrorStatus: 400,
  oldTokenSurvivesReinstall: true,
  reinstallSharesAuthorization: false,
  revocationEnds: 'authorization',
  sitesPageSize: null,
  localhostRedirects: true,
  defaultPageSize: 100,
  variantQuality: 100,
  thumbnailListed: false,
  animationHasVariants: false,
  avifVariantType: 'image/avif',
  missingVariantListed: false,
  sizesWithoutWidth: 'original',
  widthInSizes: { widestAlone: 240, beyondBreakpoints: '100vw' },
  decorativeAltText: null,
  unsetLocaleShowsPrimary: true,
  boundImageHasAsset: false,
  listsParentsFirst: true,
  headingHasText: true,
  cmsFileResolved: false,
  widthReportedIn: 'settings',
  widthSettingKey: 'width',
  richTextHasElements: false,
  decorativeElementAlt: '__wf_reserved_decorative',
  snapshotPixels: 'css',
  snapshotPrefix: 'data:image/png;base64,',
  linkSettingKey: 'link',
  inheritMark: '__wf_reserved_inherit',
  closedPagesRespond: false,
  backgroundImageValue: (url) => `url("${url}")`,
  modesWithAssets: ['design', 'build'],
  plainLaunchContext: null,
  subscribeFiresAtOnce: false,
  compactSize: { width: 240, height: 240 },
  iframeSandbox:
    'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads',
  iframeAllow: 'clipboard-write',
  framesLoadBlobs: true,
  designerLatency: { min: 5, max: 80 },
};
