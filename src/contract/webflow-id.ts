/**
 * The form of a Webflow id (site, asset, workspace): 24 lower-case hex digits.
 * Source: Data API v2 reference, every `*_id` is an ObjectId.
 */
export const webflowId = /^[0-9a-f]{24}$/;
