import { type Rule, saying, scanner } from './rule.ts';
import { type Call, factsOf, type Said } from './script-facts.ts';

/** What a rule forbids a script; every part is left out where it forbids nothing of the kind. */
interface Forbidden {
  /** The browser's own objects, by the way from the window. */
  readonly paths?: RegExp;
  /** Globals, properties, and texts that may name one. */
  readonly names?: RegExp;
  readonly call?: (call: Call) => boolean;
  /** Imports of what only a run could tell. */
  readonly unknownImports?: boolean;
}

/** The search of a rule that forbids this in every script. */
function forbidding({ paths, names, call, unknownImports = false }: Forbidden): Rule['find'] {
  const matching = (said: readonly Said[], pattern?: RegExp) =>
    pattern ? said.filter(({ what }) => pattern.test(what)) : [];
  return saying((file) => {
    const facts = factsOf(file);
    const globals = facts.paths.map(({ what, at }) => ({ what: what.replace(/\..*/s, ''), at }));
    return [
      ...matching(facts.paths, paths),
      ...[globals, facts.properties, facts.texts].flatMap((said) => matching(said, names)),
      ...facts.calls.filter((one) => call?.(one)),
      ...facts.imports.filter(({ to }) => unknownImports && to === null),
    ];
  }, '.js');
}

/** Whether a call makes an element of such a kind: `createElement`, or a function that JSX is written as. */
function making(kind: RegExp): (call: Call) => boolean {
  return ({ name, isPlain, texts }) =>
    (isPlain || /^(?:createElement(?:NS)?|h|jsx\w*|cloneElement)$/.test(name ?? '')) &&
    texts.slice(0, 2).some((text) => text !== null && kind.test(text));
}

/** What the panel's script may not do. */
export const codeRules = {
  'script-syntax': {
    reason: 'what cannot be read cannot be judged',
    source: scanner('SEC-CODE-TRANSPARENCY'),
    find: saying((file) => factsOf(file).errors, '.js'),
  },
  eval: {
    reason: 'text could become code',
    source: scanner('SEC-NO-DCE'),
    find: forbidding({ names: /^eval$/ }),
  },
  'function-constructor': {
    reason: 'text could become code',
    source: scanner('SEC-NO-DCE'),
    find: forbidding({
      paths: /^Function(?!\.prototype\b)|\.constructor\.constructor\b/,
      call: ({ name, isOwn }) => name === 'constructor' && !isOwn,
    }),
  },
  'timer-of-text': {
    reason: 'text could become code',
    source: scanner('SEC-NO-DCE'),
    find: forbidding({
      call: ({ name, path, takesText }) => takesText && /^set(?:Timeout|Interval)$/.test(path ?? name ?? ''),
    }),
  },
  'markup-sink': {
    reason: 'text could become markup',
    source: scanner('SEC-UNSAFE-HTML'),
    find: forbidding({
      paths: /^document\.(?:write(?:ln)?|open)\b/,
      names:
        /^(?:(?:inner|outer)HTML|insertAdjacentHTML|createContextualFragment|(?:set|parse)HTMLUnsafe|srcdoc)$/,
    }),
  },
  'script-injection': {
    reason: 'no code is loaded but what the bundle holds',
    source: scanner('SEC-SCRIPT-INJECTION'),
    find: forbidding({
      paths: /^WebAssembly\b/,
      names: /^importScripts$/,
      call: making(/^script$/i),
      unknownImports: true,
    }),
  },
  'script-frame': {
    reason: 'no other page is shown inside the panel',
    source: scanner('IFRAME-EXTERNAL-SRC'),
    find: forbidding({ call: making(/^(?:i?frame|object|embed)$/i) }),
  },
  'host-page': {
    reason: 'the Designer’s page is not ours',
    source: scanner('SEC-NO-HOST-DOM'),
    find: forbidding({
      paths: /^(?:parent|top|opener)(?!\.location\b)(?:\.|$)/,
      names: /^frameElement$/,
    }),
  },
  'host-redirect': {
    reason: 'the Designer stays where it is',
    source: scanner('SEC-UNTRUSTED-REDIRECT'),
    find: forbidding({ paths: /^(?:parent|top|opener)\.location\b/ }),
  },
  popup: {
    reason: 'links are links',
    source: scanner('UX-NO-POPUPS'),
    find: forbidding({ paths: /^open(?:\.|$)/ }),
  },
  message: {
    reason: 'the panel talks to no other window',
    source: scanner('IFRAME-MESSAGING'),
    find: forbidding({ names: /^(?:postMessage|BroadcastChannel|MessageChannel)$/ }),
  },
  storage: {
    reason: 'a session lives in memory only',
    source: scanner('SEC-NO-SENSITIVE-TOKENS-IN-STORAGE'),
    find: forbidding({
      paths: /^(?:caches|document\.cookie|navigator\.storage)\b/,
      names: /^(?:(?:local|session)Storage|indexedDB|cookieStore)$/,
    }),
  },
  'page-watch': {
    reason: 'the review reads it as changing the page unasked',
    source: scanner('UX-NO-SILENT-MUTATIONS'),
    find: forbidding({ names: /^MutationObserver$/ }),
  },
  worker: {
    reason: 'nothing goes on in the background',
    source: "Webflow's Marketplace guidelines",
    find: forbidding({ paths: /^(?:Shared)?Worker(?:\.|$)/, names: /^serviceWorker$/ }),
  },
  hardware: {
    reason: 'the panel needs no camera, peer or device',
    source: scanner('SEC-WEBRTC-HARDWARE'),
    find: forbidding({
      paths: /^navigator\.(?:usb|hid|serial|bluetooth|geolocation)\b/,
      names: /^(?:get(?:User|Display)Media|RTCPeerConnection|enumerateDevices)$/,
    }),
  },
  fingerprint: {
    reason: 'nobody is followed',
    source: scanner('PRIV-NO-FINGERPRINTING'),
    find: forbidding({
      names:
        /\b(?:rrweb|FullStory|LogRocket|hotjar|mixpanel)|^(?:toDataURL|getImageData|toBlob|convertToBlob)$/i,
    }),
  },
  shortcut: {
    reason: 'keyboard shortcuts are the Designer’s',
    source: "Webflow's Marketplace guidelines",
    find: forbidding({ names: /^(?:meta|ctrl)Key$/ }),
  },
  debugger: {
    reason: 'it marks a development build',
    source: scanner('SEC-CODE-TRANSPARENCY'),
    find: saying((file) => factsOf(file).debuggers, '.js'),
  },
} as const satisfies Record<string, Rule>;
