import { type Rule, saying } from './rule.ts';
import { type Text, textsOf } from './texts.ts';

/** What a browser reads, and what only people do. */
const read = ['.js', '.css', '.html', '.json', '.svg'] as const;
const all = [...read, '.txt', '.md'] as const;

/** A W3C name looks like an address and is never asked for. */
const notNamespace = String.raw`(?!\/\/www\.w3\.org\/)`;

/** The text with our backend's own address struck out, every other character in its place. */
export function withoutBackend(text: string, backendUrl: string): string {
  return text.replaceAll(backendUrl, (url, at: number) =>
    /^[\w.:@%-]/.test(text.slice(at + url.length, at + url.length + 1)) ? url : '~'.repeat(url.length),
  );
}

/** What browsers leave out of an address before they read it. Source: URL standard, basic URL parser. */
function asRead(text: string): string {
  return text.replace(/^[\0-\x20]+/, '').replace(/[\t\r\n]/g, '');
}

/** The search of a rule that no text may match: `anywhere` in it, or as the address that it is. */
function addresses(kinds: readonly string[], anywhere: RegExp, whole: RegExp, open?: RegExp): Rule['find'] {
  return ({ backendUrl, ...bundle }) => {
    const places = (text: Text): { at: number }[] => {
      const what = withoutBackend(text.what, backendUrl);
      const address = asRead(what);
      if (whole.test(address) || (text.isOpen && open?.test(address))) return [text];
      return [...what.matchAll(anywhere)].map(({ index }) => ({ at: text.at + index }));
    };
    return saying((file) => textsOf(file).flatMap(places), ...kinds)({ ...bundle, backendUrl });
  };
}

/** Which addresses a bundle may name: the backend's, and nothing else. */
export const addressRules = {
  'clear-text': {
    reason: 'nothing travels unencrypted',
    source: "Webflow's public scanner, NET-URL-HYGIENE",
    // A scheme by itself is no address: what is read is compared with it.
    find: addresses(
      all,
      new RegExp(String.raw`\b(?:http|ws|ftp):${notNamespace}[\\/]{2}`, 'gi'),
      new RegExp(String.raw`^(?:http|ws|ftp):${notNamespace}(?=\S)`, 'i'),
      /^(?:http|ws|ftp):$/i,
    ),
  },
  'script-address': {
    reason: 'an address could become code',
    source: "Webflow's public scanner, NET-URL-HYGIENE",
    find: addresses(
      all,
      /\b(?:java|vb)script:/gi,
      /^(?:(?:java|vb)script:|data:(?:text\/(?:html|xml|javascript)|application\/[\w+-]*(?:xml|script)|image\/svg))/i,
    ),
  },
  'local-address': {
    reason: 'nobody else reaches this machine',
    source: "Webflow's public scanner, PROD-NO-LOCALHOST",
    find: addresses(
      all,
      /\blocalhost\b|\b127(?:\.\d{1,3}){3}\b|\b0\.0\.0\.0\b|\[::1\]|\bngrok\b|\btrycloudflare\b|\bloca\.lt\b|\/\/[\w.-]+\.local\b/gi,
      /^[\w-]+(?:\.[\w-]+)*\.local(?::\d+|$)/i,
    ),
  },
  'foreign-origin': {
    reason: 'the panel talks to its own backend only',
    source: "Webflow's review checklist, fixed destinations",
    find: addresses(
      // Nothing follows what a licence says of where its work comes from, and its notice must stay as it is.
      read,
      new RegExp(String.raw`\b(?:https|wss):${notNamespace}[\\/]{2}`, 'gi'),
      new RegExp(String.raw`^(?:https|wss):${notNamespace}(?=\S)|^\/[\\/][\w[@%-]`, 'i'),
      /^(?:(?:https|wss):|\/\/)$/i,
    ),
  },
} as const satisfies Record<string, Rule>;
