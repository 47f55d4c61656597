import { ownRule, type Rule, saying, scanner } from './rule.ts';
import { type Call, factsOf, type Said } from './script-facts.ts';

/** What a rule forbids a script; every part is left out where it forbids nothing of the kind. */
interface Forbidden {
  /** The browser's own objects, by the way from the window. */
  readonly paths?: RegExp;
  /** Globals, properties, and texts that may name one. */
  readonly names?: RegExp;
  readonly call?: (call: Call) => boolean;
  /** What its text may not have, also in comments and strings: a scanner of plain text tells no difference. */
  readonly anywhere?: RegExp;
  /** What it may not assign to, by the way from the window. */
  readonly overrides?: RegExp;
  /** Imports of what only a run could tell. */
  readonly unknownImports?: boolean;
}

/** The search of a rule that forbids this in every script. */
function forbidding({
  paths,
  names,
  call,
  anywhere,
  overrides,
  unknownImports = false,
}: Forbidden): Rule['find'] {
  const matching = (said: readonly Said[], pattern?: RegExp) =>
    pattern ? said.filter(({ what }) => pattern.test(what)) : [];
  return saying((file) => {
    const facts = factsOf(file);
    const globals = facts.paths.map(({ what, at }) => ({ what: what.replace(/\..*/s, ''), at }));
    return [
      ...matching(facts.paths, paths),
      ...[globals, facts.properties, facts.texts].flatMap((said) => matching(said, names)),
      ...facts.calls.filter((one) => call?.(one)),
      ...(anywhere ? [...file.text.matchAll(anywhere)].map(({ index }) => ({ at: index })) : []),
      ...matching(facts.overrides, overrides),
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
    find: forbidding({ names: /^eval$/, anywhere: /\beval\s*\(/gi }),
  },
  'function-constructor': {
    reason: 'text could become code',
    source: scanner('SEC-NO-DCE'),
    find: forbidding({
      paths: /^Function(?!\.prototype\b)|\.constructor\.constructor\b/,
      call: ({ name, isOwn }) => name === 'constructor' && !isOwn,
      anywhere: /(?<=\bnew\s+)Function\s*\(/gi,
    }),
  },
  'timer-of-text': {
    reason: 'text could become code',
    source: scanner('SEC-NO-DCE'),
    find: forbidding({
      call: ({ name, path, takesText }) => takesText && /^set(?:Timeout|Interval)$/.test(path ?? name ?? ''),
      anywhere: /set(?:Timeout|Interval)\s*\(\s*['"`]/g,
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
      anywhere: /(?:parent|top)\.document/g,
    }),
  },
  'host-redirect': {
    reason: 'the Designer stays where it is',
    source: scanner('SEC-UNTRUSTED-REDIRECT'),
    find: forbidding({
      paths: /^(?:parent|top|opener)\.location\b/,
      anywhere: /(?:parent|top)\.location\s*=/g,
    }),
  },
  popup: {
    reason: 'links are links',
    source: `${ownRule}, which asks to explain it (UX-NO-POPUPS)`,
    find: forbidding({ paths: /^open(?:\.|$)/ }),
  },
  message: {
    reason: 'the panel talks to no other window',
    source: scanner('IFRAME-MESSAGING'),
    find: forbidding({ names: /^(?:postMessage|BroadcastChannel|MessageChannel)$/ }),
  },
  'message-listener': {
    reason: 'the panel listens to no other window, so that no origin has to be checked',
    source: scanner('SEC-MESSAGE-ORIGIN'),
    find: forbidding({
      names: /^onmessage(?:error)?$/,
      call: ({ name, texts }) =>
        /^(?:add|remove)EventListener$|^on$/.test(name ?? '') && texts[0] === 'message',
    }),
  },
  'native-override': {
    reason: 'the browser’s own objects stay as they are',
    source: scanner('SEC-NO-NATIVE-OVERRIDE'),
    find: forbidding({
      overrides:
        /^[A-Z]\w*\.prototype\b|^(?:fetch|open|postMessage|XMLHttpRequest|(?:set|clear)(?:Timeout|Interval)|(?:add|remove)EventListener|alert|webflow)$/,
      call: ({ path, first }) =>
        /^(?:Object|Reflect)\.(?:assign|define\w+|set\w*)$/.test(path ?? '') &&
        /^(?:[A-Z]\w*\.prototype)?$/.test(first ?? '-'),
    }),
  },
  'runtime-decoding': {
    reason: 'what is decoded or encoded at run time cannot be read before',
    source: `${ownRule}, which asks to explain it (SEC-RUNTIME-DECODING)`,
    find: forbidding({ names: /^(?:atob|btoa)$/, anywhere: /\b(?:atob|btoa)\s*\(/g }),
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
    source: `${ownRule}, which asks to explain it (UX-NO-SILENT-MUTATIONS)`,
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
    reason: 'people are not followed',
    source: scanner('PRIV-NO-FINGERPRINTING'),
    find: forbidding({ names: /\b(?:rrweb|FullStory|LogRocket|hotjar|mixpanel)/i }),
  },
  'pixel-reading': {
    reason: 'the panel shows images and reads none of their pixels',
    source: ownRule,
    find: forbidding({ names: /^(?:toDataURL|getImageData|toBlob|convertToBlob)$/ }),
  },
  shortcut: {
    reason: 'keyboard shortcuts are the Designer’s',
    source: `${ownRule}, which refuses those with a key beside it (UX-NO-KEYBOARD-SHORTCUTS)`,
    find: forbidding({
      names:
        /^(?:meta|ctrl|alt)Key$|^access-?key$|^(?:use)?hotkeys$|^(?:mousetrap|tinykeys|bindKey|registerShortcut)$/i,
      anywhere: /\b(?:(?:use)?hotkeys|tinykeys|bindKey|registerShortcut)\s*\(|\bMousetrap\.bind\b/gi,
    }),
  },
} as const satisfies Record<string, Rule>;
