// Every duration and limit that is the panel's own choice. Milliseconds unless the name says otherwise.

/** Until a canvas that changed its breakpoint is measured: Webflow does not say when its layout is done. Our choice. */
export const layoutDelay = 300;

/** How long a response may take before a skeleton or a progress line is shown. */
export const loadingDelay = 150;

/**
 * Deadline of one call to the Designer; calls from parked canvases are known to get no response. UNCONFIRMED:
 * `designerLatency`.
 */
export const designerCall = 5_000;

/** Deadline of a call that sends a whole file to Webflow: 4 MB take 64 s at 0.5 Mbit/s. */
export const fileUpload = 120_000;

/**
 * Times between the checks whether Webflow has stored a file that was sent: a minute in all. UNCONFIRMED: `replacedFileServed`.
 */
export const storedFileWaits: readonly number[] = [0, 2_000, 4_000, 8_000, 16_000, 30_000];

/** Deadline of a call whose result is optional. */
export const optionalDesignerCall = 2_000;

/** Deadline of a request to the backend: longer than the backend's own, so that it can report what failed. */
export const backendCall = 15_000;

/**
 * Deadline of one call about an asset, response included: longer than the 30 s that the backend takes at most for the session,
 * the details and the rest one after the other. A proxy that buffers the response passes nothing on before its end.
 */
export const assetCall = 35_000;

/** Deadline of one lookup of many assets, which waits for Webflow's rate limit as often as needed. */
export const lookup = 30 * 60_000;

/** Deadline of one call that weighs files: each takes up to a minute to encode, and others may be encoded first. */
export const weighing = 30 * 60_000;

/** Deadline of a call for a file's bytes, which may be encoded again. */
export const weighedFile = 2 * 60_000;

/** How long the ids of a page are collected before one lookup. */
export const lookupDelay = 150;

/** How long the first id of a lookup waits for others at most, while a page is read. */
export const longestLookupDelay = 1_000;

/** Most concurrent calls to the Designer while a page is read. */
export const concurrentDesignerCalls = 6;

/** Most concurrent calls to the Designer while a whole site is read: a person's own calls wait for no more than these. */
export const concurrentSiteCalls = 3;

/** How long the reading of a site makes no call after a person selects something. */
export const siteReadPause = 750;

/** How long the reading of a site goes on at most. */
export const siteRead = 5 * 60_000;

/** Time between two reports of its progress. */
export const siteProgressInterval = 250;

/** How long another page or component may take to open. */
export const canvasOpening = 10_000;

/** Time between two looks whether it is open. */
export const canvasOpenInterval = 150;

/** How long after stale facts the backend is asked again; it reads newer ones in the meantime. Doubled each time. */
export const rereadDelay = 1_500;

/** The longest such delay. */
export const longestRereadDelay = 24_000;

/** How long after details came their entity tag is sent. */
export const tagLifetime = 120_000;

/** Most assets that are measured in one call. Source: contract, `contractLimits.wholeAssets`. */
export const measuredTogether = 4;

/** Most such calls at the same time. */
export const concurrentMeasurements = 2;

/**
 * How long after a lookup an asset is measured without another one: measuring reads an asset with a call of its own where
 * the backend's copy is older than `contractLimits.assetFreshMs`.
 */
export const lookupFreshness = 20_000;

/** Most assets that are looked up again together: as many as are measured in that time. */
export const lookedUpTogether = 100;

/** Time between two renders of a page's rows while the page is read. */
export const pageRenderInterval = 100;

/** Time between two renders of its rows while their files are measured. */
export const measuredRenderInterval = 250;

/** Time between two renders of a site's rows while its list is read: a list may have ten thousand assets. */
export const siteRenderInterval = 200;

/** Most assets of a site's list that are taken in without a pause: they take about a third of 50 ms. */
export const assetsOfSlice = 100;

/** How long a site's list counts as current; it is read again when the tab is opened later. */
export const siteFreshness = 10 * 60_000;

/** How long the panel must be idle before it reads a page whose tab was not opened. */
export const idleDelay = 1_000;

/** How long "Copied" and "Saved" stay. */
export const doneDuration = 2_000;

/** How long "Disconnect site" waits for its second press. */
export const confirmationTimeout = 10_000;

/** Time between two updates of the age of facts. */
export const ageInterval = 30_000;

/** Time between two updates of a countdown. */
export const countdownInterval = 1_000;

/** The wait for a rate limit that gives none, in seconds. */
export const fallbackRetryAfter = 60;

/** The longest wait for a rate limit, in seconds; Webflow's are a minute. */
export const longestRetryAfter = 3_600;

/** Most assets in the panel's memory. */
export const rememberedAssets = 200;

/** Time between two checks whether the site is connected while a person connects it. */
export const connectionCheckInterval = 4_000;

/** How long these checks go on: as long as the backend keeps the state of a consent page. */
export const consentTimeout = 10 * 60_000;

/** How long the browser can still read a saved file's content. */
export const savedFileLifetime = 60_000;

/** How long a person looks at an image before the panel asks where it is used: selecting on takes no such request. */
export const usesDelay = 5_000;

/** Time between two looks at the backend's reading of a site, while it reads. */
export const usesInterval = 2_000;

/** How long after a look the panel looks again where the backend does not read and its view is opened. */
export const usesFreshness = 60_000;

/** Time until the next look after one that failed while the backend reads. */
export const usesRetry = 10_000;
