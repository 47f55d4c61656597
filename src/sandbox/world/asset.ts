/** A variant with all 8 properties as Webflow names them. Source: Data API v2, Get Asset. */
export interface WebflowVariant {
  hostedUrl: string;
  originalFileName: string;
  displayName: string;
  format: string;
  width: number;
  height: number | null;
  quality: number;
  error?: string | null;
}

/** An asset as Get Asset returns it. Only List Assets returns `folderId`. Source: Data API v2, Get Asset. */
export interface WebflowAsset {
  id: string;
  contentType: string;
  size: number;
  siteId: string;
  hostedUrl: string;
  originalFileName: string;
  displayName: string;
  lastUpdated: string;
  createdOn: string;
  variants: WebflowVariant[];
  altText: string | null;
}

/** An asset with the values that Get Asset does not return. */
export interface StoredAsset {
  /** The library key, the sandbox's own short name. Does not exist in Webflow. */
  key: string;
  asset: WebflowAsset;
  /** The original's width in pixels. */
  width: number;
  folderId: string | null;
  altTextByLocale: Record<string, string | null>;
}
