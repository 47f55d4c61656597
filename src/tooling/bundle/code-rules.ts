import { type Rule, without } from './rule.ts';

const scanner = (rule: string): string => `Webflow's public scanner, ${rule}`;
const review = "Webflow's review checklist";

/** What the panel's script may not do. */
export const codeRules = {
  eval: {
    reason: 'text could become code',
    source: scanner('SEC-NO-DCE'),
    find: without(/\beval\s*\(/g, '.js'),
  },
  'function-constructor': {
    reason: 'text could become code',
    source: scanner('SEC-NO-DCE'),
    find: without(/\bnew\s+Function\b|\bFunction\s*\(/g, '.js'),
  },
  'timer-of-text': {
    reason: 'text could become code',
    source: scanner('SEC-NO-DCE'),
    find: without(/\bset(?:Timeout|Interval)\s*\(\s*["'`]/g, '.js'),
  },
  'markup-sink': {
    reason: 'text could become markup',
    source: scanner('SEC-UNSAFE-HTML'),
    find: without(
      /\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write|\bcreateContextualFragment\b|\bsetHTMLUnsafe\b|\bsrcdoc\b/g,
      '.js',
    ),
  },
  'script-injection': {
    reason: 'no code is loaded but what the bundle holds',
    source: scanner('SEC-SCRIPT-INJECTION'),
    find: without(/\bcreateElement\(\s*["'`]script\b|\bimportScripts\b/gi, '.js'),
  },
  frame: {
    reason: 'no other page is shown inside the panel',
    source: scanner('IFRAME-EXTERNAL-SRC'),
    find: without(
      /<(?:i?frame|object|embed)\b|\bcreateElement\(\s*["'`](?:i?frame|object|embed)\b/gi,
      '.js',
      '.html',
      '.svg',
    ),
  },
  'host-page': {
    reason: 'the Designer’s page is not ours',
    source: scanner('SEC-NO-HOST-DOM'),
    find: without(
      /\b(?:parent|top)\.(?:document|frames)\b|\bframeElement\b|\b(?:window|self|globalThis)\.(?:parent|top|opener)\b(?!\.location)/g,
      '.js',
    ),
  },
  'host-redirect': {
    reason: 'the Designer stays where it is',
    source: scanner('SEC-UNTRUSTED-REDIRECT'),
    find: without(/\b(?:parent|top)\.location\b/g, '.js'),
  },
  popup: {
    reason: 'links are links',
    source: scanner('UX-NO-POPUPS'),
    find: without(/\b(?:window|self|globalThis)\.open\b/g, '.js'),
  },
  message: {
    reason: 'the panel talks to no other window',
    source: scanner('IFRAME-MESSAGING'),
    find: without(/\bpostMessage\b|\bBroadcastChannel\b|\bMessageChannel\b/g, '.js'),
  },
  storage: {
    reason: 'a session lives in memory only',
    source: scanner('SEC-NO-SENSITIVE-TOKENS-IN-STORAGE'),
    find: without(/\b(?:local|session)Storage\b|\bindexedDB\b|\bcookieStore\b|\bdocument\.cookie\b/g, '.js'),
  },
  'page-watch': {
    reason: 'the review reads it as changing the page unasked',
    source: scanner('UX-NO-SILENT-MUTATIONS'),
    find: without(/\bMutationObserver\b/g, '.js'),
  },
  worker: {
    reason: 'nothing goes on in the background',
    source: "Webflow's Marketplace guidelines",
    find: without(/\bnew\s+(?:Shared)?Worker\b|\bserviceWorker\b/g, '.js'),
  },
  hardware: {
    reason: 'the panel needs no camera, peer or device',
    source: scanner('SEC-WEBRTC-HARDWARE'),
    find: without(
      /\bget(?:User|Display)Media\b|\bRTCPeerConnection\b|\benumerateDevices\b|\bnavigator\.(?:usb|hid|serial|bluetooth|geolocation)\b/g,
      '.js',
    ),
  },
  fingerprint: {
    reason: 'nobody is followed',
    source: scanner('PRIV-NO-FINGERPRINTING'),
    find: without(
      /\brrweb|\bFullStory|\bLogRocket|\bhotjar|\bmixpanel|\btoDataURL\b|\bgetImageData\b|\btoBlob\b/gi,
      '.js',
    ),
  },
  shortcut: {
    reason: 'keyboard shortcuts are the Designer’s',
    source: "Webflow's Marketplace guidelines",
    find: without(/\.(?:meta|ctrl)Key\b/g, '.js'),
  },
  debugger: {
    reason: 'it marks a development build',
    source: scanner('SEC-CODE-TRANSPARENCY'),
    find: without(/\bdebugger\b/g, '.js'),
  },
  obfuscation: {
    reason: 'the code must be readable',
    source: scanner('SEC-CODE-TRANSPARENCY'),
    find: without(/(?:\\x[\da-f]{2}){10}|\b_0x[\da-f]{2,}|\bwhile\s*\(\s*!!\[\]/gi, '.js'),
  },
  'development-build': {
    reason: 'only a production build is published',
    source: review,
    find: without(
      /\bimport\.meta\.(?:env|hot)\b|@vite\/client|\bpreact\/debug\b|\b__PREACT_DEVTOOLS__\b/g,
      '.js',
      '.html',
    ),
  },
  'server-code': {
    reason: 'what runs on the server stays there',
    source: review,
    find: without(
      /\bprocess\.env\b|["'`]node:\w|\bclient_secret\b|\bSECRET_KEYS\b|\bWEBFLOW_CLIENT_/g,
      '.js',
      '.html',
    ),
  },
  secret: {
    reason: 'a key in the bundle is everybody’s',
    source: scanner('SEC-NO-CLIENT-SECRETS'),
    find: without(
      /\bAKIA[\dA-Z]{16}\b|\b[rs]k_(?:live|test)_\w{16}|\bxox[abprs]-[\w-]{10}|\bgh[oprsu]_\w{36}|\bAIza[\w-]{35}|-----BEGIN [A-Z ]*PRIVATE KEY|\bclient_?secret["'`]?\s*[:=]\s*["'`][^"'`]{20}|\b[\da-f]{64}\b/gi,
      '.js',
      '.css',
      '.html',
      '.json',
      '.svg',
    ),
  },
  'session-literal': {
    reason: 'a token in the bundle is everybody’s',
    source: scanner('SEC-NO-SENSITIVE-TOKENS-IN-STORAGE'),
    find: without(/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./g, '.js', '.html', '.json'),
  },
  'source-map-link': {
    reason: 'source maps are uploaded apart, so a link to one leads nowhere',
    source: review,
    find: without(/\bsourceMappingURL\b/g, '.js', '.css'),
  },
} as const satisfies Record<string, Rule>;
