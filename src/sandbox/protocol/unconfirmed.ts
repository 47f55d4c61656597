/**
 * Every behaviour of Webflow that no public source settles, and what this sandbox does instead. Our code must work
 * whichever way each one turns out, so tests may override any of them; nothing else in the sandbox is a guess.
 */
export interface Unconfirmed {
  /** What Get Asset answers for an asset that exists on a site outside the authorisation. */
  foreignAssetStatus: 401 | 403 | 404;
  /** What token resolve answers for an expired, garbled or foreign ID token. */
  refusedIdTokenStatus: 400 | 401 | 403 | 404;
  /** Whether any installation of the app may resolve an ID token, or only one that covers the token's site. */
  anyInstallationResolves: boolean;
  /** Whether token resolve counts against the token's requests per minute. */
  resolveIsRateLimited: boolean;
  /** What the redirect carries when a person denies the installation; null is a redirect that carries nothing. */
  denial: { error: string; error_description: string } | null;
  /** Whether the token answer has `token_type` and `scope` beside `access_token`. */
  tokenResponseHasExtras: boolean;
  /** Which status a refused token exchange or revocation has. */
  oauthErrorStatus: 400 | 401;
  /** Whether an older token of the same app and site works after the app was installed again. */
  oldTokenSurvivesReinstall: boolean;
  /** Whether installing the app again gives another token of the same authorisation, with its id, as long as the older lives. */
  reinstallSharesAuthorization: boolean;
  /** What a revocation ends: that token, all tokens of its authorisation, or all tokens for the same sites and workspaces. */
  revocationEnds: 'token' | 'authorization' | 'coverage';
  /** How many sites a page of List Sites has, and says that it has; null where the list has no pages. */
  sitesPageSize: number | null;
  /** Whether `http://localhost` is accepted as a redirect URI. */
  localhostRedirects: boolean;
  /** How many assets a list answers when the caller names no limit. */
  defaultPageSize: number;
  /** The `quality` of a variant. */
  variantQuality: number;
  /** Whether the Data API lists the thumbnail of 130 px that comes with each upload among the variants. */
  thumbnailListed: boolean;
  /** Whether an animated PNG, WebP or AVIF gets copies, which are stills; of a GIF there are none. */
  animationHasVariants: boolean;
  /** What the CDN serves a variant of an AVIF original as, which holds WebP. */
  avifVariantType: 'image/avif' | 'image/webp';
  /** Whether a published `srcset` names a variant whose file the CDN does not have. */
  missingVariantListed: boolean;
  /** What `sizes` says of an image without a Width: all of the screen, or at most the original's width. */
  sizesWithoutWidth: 'full' | 'original';
  /**
   * The greatest Width that is all of `sizes`, in pixels, and what a Width beyond every breakpoint makes of it. Seen: 185
   * alone, 265 not, 5760 as `100vw`; 240 is the narrowest the canvas makes a page.
   */
  widthInSizes: { widestAlone: number; beyondBreakpoints: string };
  /** What the Data API answers as alt text after `asset.setAltText(null)` in the Designer. */
  decorativeAltText: string | null;
  /** Whether a secondary locale in which no alt text was set answers the primary one's, or null. */
  unsetLocaleShowsPrimary: boolean;
  /** Whether `getAsset()` of an image bound to a CMS field or property answers the design-time asset. */
  boundImageHasAsset: boolean;
  /**
   * Where the Designer reports an image's Width: in `getSettings()` under `widthSettingKey`, as an attribute, or nowhere.
   * It is no custom attribute. Source: a dump of a site's elements, in which it is native data.
   */
  widthReportedIn: 'settings' | 'attributes' | 'nowhere';
  /** The key of `getSettings()` under which an image's Width is. */
  widthSettingKey: string;
  /** Whether images inside rich text are elements that can be selected, or the rich text is. */
  richTextHasElements: boolean;
  /** What `getAltText()` of an image element answers where it was marked decorative. */
  decorativeElementAlt: string;
  /** Whether a pixel of `getElementSnapshot()` is one of CSS, or one of the person's screen. */
  snapshotPixels: 'css' | 'device';
  /** What stands before the base64 of `getElementSnapshot()`. */
  snapshotPrefix: 'data:image/png;base64,' | '';
  /** The key under which `getSettings()` of a link tells where it goes. */
  linkSettingKey: string;
  /** What `setAltText()` of an image element takes for "show the asset's text again"; null where nothing means that. */
  inheritMark: string | null;
  /** Whether an element of a page or component that is no longer open answers, or is `ResourceMissing`. */
  closedPagesRespond: boolean;
  /** How a style says which picture its background shows, of the picture's address. */
  backgroundImageValue: (url: string) => string;
  /** The modes in which an app without the `expandedAppModes` flag may use assets; elsewhere it is `ModeForbidden`. */
  modesWithAssets: readonly string[];
  /** What `getLaunchContext()` answers when a person opened the extension from the Apps panel. */
  plainLaunchContext: null;
  /** Whether `subscribe` calls back once at the start with what is current. */
  subscribeFiresAtOnce: boolean;
  /** The pixels of the extension size named `compact`. */
  compactSize: { width: number; height: number };
  /** The `sandbox` attribute of the extension's iframe. */
  iframeSandbox: string;
  /** The `allow` attribute of the extension's iframe. */
  iframeAllow: string;
  /** How long one Designer call takes, in milliseconds, drawn at random between the two. */
  designerLatency: { min: number; max: number };
}

/** What the sandbox does where Webflow's behaviour is not known. */
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
  designerLatency: { min: 5, max: 80 },
};
