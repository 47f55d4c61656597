// The values of facts that code branches on. Each is a constant of its own, so that a bundle has those it reads and no
// more; the list of facts has all of them.

/** What `setAltText` takes, and `getAltText` may answer, for an image that shows its asset's text. */
export const inheritMark = '__wf_reserved_inherit';

/** What `getAltText` answers for an image that is marked decorative. */
export const decorativeElementAlt = '__wf_reserved_decorative';

/** What both APIs answer as the alt text of an asset that is marked decorative. */
export const decorativeAltText: string | null = null;

/** What both APIs answer as the alt text of an asset that never had one. */
export const unsetAltText: string | null = null;

/** The key of an image's file in `getSettings()`. */
export const fileSettingKey = 'assetId';

/** The key of its alt text there. */
export const altTextSettingKey = 'altText';

/** The key of its Width there. */
export const widthSettingKey = 'width';

/** Whether `getElementSnapshot()` is measured in CSS pixels or in device pixels. */
export const snapshotPixels: 'css' | 'device' = 'css';

/** The greatest Width in pixels that a published `sizes` contains without a media condition. */
export const widestAlone = 240;

/** The length of the largest picture that `setFile` takes. */
export const largestUploadBytes: number = 4 * 1024 * 1024;
