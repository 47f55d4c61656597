// Every number of the panel that is our own choice. Milliseconds unless the name says otherwise.

/** What answers faster than this is painted without a skeleton or a progress line before it. */
export const patience = 150;

/** How long one call to the Designer may take; parked canvases are known to leave calls without an answer. */
export const designerCall = 5_000;

/** How long a call may take whose answer only adds a remark. */
export const optionalDesignerCall = 2_000;

/** How long the backend may take: longer than its own deadline, so that it can say what went wrong. */
export const backendCall = 15_000;

/** How long one lookup of many assets may take: it waits for Webflow's rate limit as often as it must. */
export const lookup = 30 * 60_000;

/** How long the ids of a page are gathered before they are looked up together. */
export const gathering = 150;

/** How many calls to the Designer are under way at once while a page is read. */
export const designerAtOnce = 6;

/** How long rows must stay on the screen before their files are measured. */
export const look = 300;

/** How long after stale facts the backend is asked again, which is reading newer ones meanwhile. */
export const reread = 1_500;

/** How many assets are measured at once. */
export const measuredAtOnce = 3;

/** How many assets are looked up together before they are measured: the backend forgets what it knows after 30 s. */
export const measuredTogether = 50;

/** How often what was read of a page is painted while it is being read. */
export const pagePaint = 100;

/** How long the panel must have been idle before it reads a page that nobody has opened. */
export const idle = 1_000;

/** How long "Copied" and "Saved" stay. */
export const doneDuration = 2_000;

/** How long a "Disconnect site" waits for its second press. */
export const confirmationTimeout = 10_000;

/** How often the age of facts is written anew. */
export const ageInterval = 30_000;

/** How often a countdown is written anew. */
export const countdownInterval = 1_000;

/** The wait where a rate limit comes without one, in seconds. */
export const fallbackRetryAfter = 60;

/** The longest wait for a rate limit, in seconds; Webflow's are a minute. */
export const longestRetryAfter = 3_600;

/** How many assets the panel keeps in memory. */
export const rememberedAssets = 200;

/** How often the panel looks whether a site was connected that somebody is connecting. */
export const connectionCheckInterval = 4_000;

/** How long it does: for as long as the backend keeps a consent page's state. */
export const consentTimeout = 10 * 60_000;
