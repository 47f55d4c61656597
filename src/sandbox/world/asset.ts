/** One responsive copy, all 8 properties under Webflow's names. Source: Data API v2, Get Asset. */
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

/** An asset as Get Asset answers it. `folderId` is answered by List Assets only. Source: Data API v2, Get Asset. */
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

/** An asset with what Get Asset does not say: its original's width, its folder, its alt text in other locales. */
export interface StoredAsset {
  /** A short name the sandbox and its tests know the asset by; Webflow has no such thing. */
  key: string;
  asset: WebflowAsset;
  /** Pixels of the original. */
  width: number;
  folderId: string | null;
  altTextByLocale: Record<string, string | null>;
}
