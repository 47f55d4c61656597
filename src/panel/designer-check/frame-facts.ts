import { assetPath } from '#contract/routes.ts';
import { loadImage } from '#panel/browser/load-image.ts';
import { snapshotWidth } from '#panel/designer/snapshot.ts';

/** What the browser says of the extension's page and its frame. */
export interface FrameFacts {
  characterSet(): string;
  /** The value of a CSS variable on the page's root; empty for none. */
  variable(name: string): string;
  /** Null where the browser has no way to say so. */
  allows(feature: string): boolean | null;
  /** True where reading localStorage doesn't throw. */
  hasStorage(): boolean;
  size(): { width: number; height: number };
  pixelRatio(): number;
  /** Resolves where the backend can be reached, whatever it answers. */
  reach(): Promise<unknown>;
  loadImage(url: string): Promise<unknown>;
  /** Calls the listener where the page's policy forbids something; returns a function that ends it. */
  onViolation(listener: () => void): () => void;
  /** The width of a snapshot in its own pixels. */
  widthOf(snapshot: string): Promise<number>;
}

/** Returns whether the frame may use a feature. Source: Permissions Policy; Chromium alone has `featurePolicy`. */
function isAllowed(feature: string): boolean | null {
  const policy: unknown = Reflect.get(document, 'featurePolicy');
  if (typeof policy !== 'object' || policy === null || !('allowsFeature' in policy)) return null;
  const { allowsFeature } = policy;
  return typeof allowsFeature === 'function'
    ? Reflect.apply(allowsFeature, policy, [feature]) === true
    : null;
}

/** What this page's browser says. */
export function frameFactsOf(backendUrl: string): FrameFacts {
  return {
    characterSet: () => document.characterSet,
    variable: (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(),
    allows: isAllowed,
    hasStorage() {
      try {
        return localStorage.length >= 0;
      } catch {
        return false;
      }
    },
    size: () => ({ width: innerWidth, height: innerHeight }),
    pixelRatio: () => devicePixelRatio,
    reach: () => fetch(backendUrl + assetPath('none')),
    loadImage,
    onViolation(listener) {
      document.addEventListener('securitypolicyviolation', listener);
      return () => document.removeEventListener('securitypolicyviolation', listener);
    },
    widthOf: snapshotWidth,
  };
}
