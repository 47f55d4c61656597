/** The numbers of our own choice that panel and backend both keep to. A name ends in its unit where it has one. */
export const contractLimits = {
  /** Longest ID token we pass on. */
  idTokenLength: 4_096,
  /** How long an asset read from Webflow is answered from memory. */
  assetFreshMs: 30_000,
  /** How many ids one lookup may name. */
  lookupIds: 500,
} as const;
