import type { Bundle } from './archive.ts';
import { ending, matches, type Place, type Rule } from './rule.ts';

const kinds = ['.js', '.css', '.html', '.json', '.svg'] as const;

/** A W3C name looks like an address and is never asked for. */
const namespace = String.raw`(?!www\.w3\.org\/)`;

/** The text with our backend's own address blanked out, every other character in its place. */
export function withoutBackend(text: string, backendUrl: string): string {
  return text.replaceAll(backendUrl, (url, at: number) =>
    /^[\w.:@-]/.test(text.slice(at + url.length, at + url.length + 1)) ? url : ' '.repeat(url.length),
  );
}

function addresses(pattern: RegExp): (bundle: Bundle) => Place[] {
  return (bundle) =>
    ending(bundle, ...kinds).flatMap((file) =>
      matches(file, pattern, withoutBackend(file.text, bundle.backendUrl)),
    );
}

/** Which addresses a bundle may name: the backend's, and nothing else. */
export const addressRules = {
  'clear-text': {
    reason: 'nothing travels unencrypted',
    source: "Webflow's public scanner, NET-URL-HYGIENE",
    find: addresses(new RegExp(String.raw`\b(?:http|ws):\/\/${namespace}`, 'gi')),
  },
  'script-address': {
    reason: 'an address could become code',
    source: "Webflow's public scanner, NET-URL-HYGIENE",
    find: addresses(/\bjavascript:/gi),
  },
  'local-address': {
    reason: 'nobody else reaches this machine',
    source: "Webflow's public scanner, PROD-NO-LOCALHOST",
    find: addresses(
      /\blocalhost\b|\b127(?:\.\d{1,3}){3}\b|\b0\.0\.0\.0\b|\[::1\]|\bngrok\b|\btrycloudflare\b|\bloca\.lt\b|\w\.local\b(?=["'`:/])/gi,
    ),
  },
  'foreign-origin': {
    reason: 'the panel talks to its own backend only',
    source: "Webflow's review checklist, fixed destinations",
    find: addresses(/\b(?:https|wss):\/\/|["'`(]\/\/[\w-]+(?:\.[\w-]+)+/gi),
  },
} as const satisfies Record<string, Rule>;
