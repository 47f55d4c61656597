import {
  type BundleContents,
  bundleBackend,
  goodContents,
  manifest,
  zipOf,
} from '#test/support/panel/small-bundle.ts';
import type { RuleName } from '#tooling/bundle/verify.ts';

/** A bundle that breaks one rule, and where it does: a file, or a file and its line. */
export interface Break {
  readonly with: string;
  readonly zip: () => Uint8Array;
  readonly at: string;
  /** The other rules it cannot but break as well. */
  readonly also?: readonly RuleName[];
  /** The backend it was made for, where that is another. */
  readonly backendUrl?: string;
  /** What its server keeps secret. */
  readonly secrets?: readonly string[];
}

export function changed(name: string, contents: BundleContents, at: string): Break {
  return { with: name, zip: () => zipOf({ ...goodContents, ...contents }), at };
}

export function without(name: keyof typeof goodContents, at: string): Break {
  const { [name]: _, ...rest } = goodContents;
  return { with: `no ${name}`, zip: () => zipOf(rest), at };
}

/** One more line at the end of a file of the good bundle. */
function line(
  file: 'assets/index-A1.js' | 'assets/style-B2.css' | 'index.html' | 'icon.svg',
  text: string,
): Break {
  const before = goodContents[file];
  return changed(`${file}: ${text}`, { [file]: before + text }, `${file}:${before.split('\n').length}`);
}

export const js = (text: string): Break => line('assets/index-A1.js', text);
export const css = (text: string): Break => line('assets/style-B2.css', text);
export const html = (text: string): Break => line('index.html', text);
export const svg = (text: string): Break => line('icon.svg', text);
export const says = (changes: object, key: string): Break => {
  const text = manifest(changes);
  const at = text.split('\n').findIndex((one) => one.includes(`"${key}"`)) + 1;
  return changed(JSON.stringify(changes), { 'webflow.json': text }, `webflow.json:${Math.max(1, at)}`);
};

/** A bundle that keeps every rule but that its backend is this one. */
export const madeFor = (backendUrl: string): Break => {
  const script = goodContents['assets/index-A1.js'].replaceAll(bundleBackend, backendUrl);
  return { ...changed(backendUrl, { 'assets/index-A1.js': script }, 'index.html'), backendUrl };
};

/** A break that breaks these rules as well. */
export const andAlso = (one: Break, ...also: readonly RuleName[]): Break => ({ ...one, also });
