import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  type BundleContents,
  bundleBackend,
  goodContents,
  manifest,
  zipOf,
  zipWithTwo,
} from '#test/support/small-bundle.ts';
import { readArchive } from '#tooling/bundle/archive.ts';
import { findFaults, type RuleName, sayFault } from '#tooling/bundle/verify.ts';

/** A bundle that breaks one rule, and where it does: a file, or a file and its line. */
interface Break {
  readonly with: string;
  readonly zip: () => Uint8Array;
  readonly at: string;
  /** The backend it was made for, where that is another. */
  readonly backendUrl?: string;
}

function changed(name: string, contents: BundleContents, at: string): Break {
  return { with: name, zip: () => zipOf({ ...goodContents, ...contents }), at };
}

function without(name: keyof typeof goodContents, at: string): Break {
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

const js = (text: string): Break => line('assets/index-A1.js', text);
const css = (text: string): Break => line('assets/style-B2.css', text);
const html = (text: string): Break => line('index.html', text);
const svg = (text: string): Break => line('icon.svg', text);
const says = (changes: object, key: string): Break => {
  const text = manifest(changes);
  const at = text.split('\n').findIndex((one) => one.includes(`"${key}"`)) + 1;
  return changed(JSON.stringify(changes), { 'webflow.json': text }, `webflow.json:${Math.max(1, at)}`);
};

/** A bundle that keeps every rule but that its backend is this one. */
const madeFor = (backendUrl: string): Break => {
  const script = goodContents['assets/index-A1.js'].replaceAll(bundleBackend, backendUrl);
  return { ...changed(backendUrl, { 'assets/index-A1.js': script }, 'index.html'), backendUrl };
};

/** Every rule with the bundles that break it and no other; a rule without one does not compile. */
const breaks = {
  size: [changed('5 MiB', { 'fonts/big.woff2': randomBytes(5 * 1024 * 1024) }, 'bundle.zip')],
  page: [without('index.html', 'index.html')],
  twice: [{ with: 'a file twice', zip: () => zipWithTwo(goodContents, 'icon.svg'), at: 'icon.svg' }],
  'file-type': ['assets/a.ts', 'assets/a.wasm', 'a.avif', 'LICENSE', '.env', 'a.webmanifest', 'x.zip'].map(
    (name) => changed(name, { [name]: '' }, name),
  ),
  'source-map': [changed('a map', { 'assets/index-A1.js.map': '{}' }, 'assets/index-A1.js.map')],
  'one-manifest': [
    without('webflow.json', 'webflow.json'),
    changed('a second one', { 'a/webflow.json': manifest() }, 'webflow.json'),
  ],
  manifest: [
    says({ name: '' }, 'name'),
    says({ name: 'A&B' }, 'name'),
    says({ name: 'x'.repeat(31) }, 'name'),
    says({ publicDir: 7 }, 'publicDir'),
    says({ size: 'huge' }, 'size'),
    says({ appIntents: { image: ['delete'] } }, 'appIntents'),
    says({ slug: 'asset-inspector' }, 'slug'),
  ],
  'api-version': [
    says({ apiVersion: 2 }, 'apiVersion'),
    says({ apiVersion: '1' }, 'apiVersion'),
    says({ apiVersion: undefined }, 'apiVersion'),
  ],
  telemetry: [says({ telemetry: { global: { allowTelemetry: false } } }, 'telemetry')],
  'template-sign': [html('<p>$&</p>'), html("<p>$'</p>"), html('<p>5 $</p>'), html('<p>{{ui}}</p>')],
  inline: [
    html('<script>start()</script>'),
    html('<script type="module" src="./assets/read-C3.js">start()</script>'),
    html('<p onclick="start()">x</p>'),
    html('<p style="color:red">x</p>'),
    html('<style>p{color:red}</style>'),
    svg('<svg onload="start()"/>'),
  ],
  'relative-address': [
    html('<img src="/icon.svg">'),
    html('<img src="data:,">'),
    html('<img src="">'),
    css('a{background:url(/icon.svg)}'),
    js('import(`/assets/read-C3.js`)'),
    js('import"valibot";'),
    js('new URL("/icon.svg",import.meta.url)'),
  ],
  'missing-file': [
    html('<img src="./gone.svg">'),
    css('a{background:url("../gone.svg")}'),
    js('import(`./gone.js`)'),
    js('import"../read-C3.js";'),
    js('new URL("icon.svg",import.meta.url)'),
  ],
  eval: [js('eval(location.hash)'), js('window.eval (x)')],
  'function-constructor': [js('new Function(x)()'), js('Function (x)()')],
  'timer-of-text': [js('setTimeout("go()",1)'), js('setInterval(`go()`,1)')],
  'markup-sink': [
    js('x.innerHTML=y'),
    js('x["outerHTML"]=y'),
    js('x.insertAdjacentHTML(`beforeend`,y)'),
    js('document.write(y)'),
    js('r.createContextualFragment(y)'),
    js('x.setHTMLUnsafe(y)'),
  ],
  'script-injection': [
    js('document.createElement(`script`)'),
    js("d.createElement( 'SCRIPT' )"),
    js('importScripts(x)'),
  ],
  frame: [
    js('document.createElement("iframe")'),
    html('<iframe title="x"></iframe>'),
    html('<object></object>'),
    svg('<embed/>'),
  ],
  'host-page': [
    js('parent.document.title'),
    js('top.frames[0]'),
    js('frameElement.id'),
    js('window.parent.x'),
    js('window.opener'),
  ],
  'host-redirect': [js('top.location=x'), js('window.parent.location.href=x')],
  popup: [js('window.open(`/`)'), js('globalThis.open(`/`)')],
  message: [js('x.postMessage(1,`*`)'), js('new BroadcastChannel(`x`)'), js('new MessageChannel')],
  storage: [
    js('localStorage.setItem(`token`,x)'),
    js('sessionStorage.x=1'),
    js('indexedDB.open(`x`)'),
    js('document.cookie=x'),
    js('cookieStore.get(`x`)'),
  ],
  'page-watch': [js('new MutationObserver(x)')],
  worker: [js('new Worker(x)'), js('new SharedWorker(x)'), js('navigator.serviceWorker.register(x)')],
  hardware: [
    js('navigator.mediaDevices.getUserMedia({})'),
    js('new RTCPeerConnection'),
    js('x.enumerateDevices()'),
    js('navigator.geolocation'),
  ],
  fingerprint: [js('LogRocket.init(x)'), js('canvas.toDataURL()'), js('context.getImageData(0,0,1,1)')],
  shortcut: [js('if(event.metaKey)save()'), js('event.ctrlKey&&save()')],
  debugger: [js('debugger')],
  obfuscation: [js(`"${String.raw`\x61`.repeat(10)}"`), js('var _0x3fa2=1'), js('while(!![]){}')],
  'development-build': [
    js('import.meta.hot'),
    js('import.meta.env.DEV'),
    html('<p>/@vite/client</p>'),
    js('"preact/debug"'),
  ],
  'server-code': [js('process.env.HOME'), js('"node:fs"'), js('x={client_secret:y}'), js('`SECRET_KEYS`')],
  secret: [
    js(`"${'AKIA'}ABCDEFGHIJKLMNOP"`),
    js(`"sk_${'live'}_0123456789abcdef"`),
    js(`"xoxb${'-'}0123456789"`),
    js(`"ghp_${'a1'.repeat(18)}"`),
    js(`"AIza${'b'.repeat(35)}"`),
    js(`\`-----BEGIN ${'PRIVATE'} KEY-----\``),
    js(`clientSecret:"${'s'.repeat(20)}"`),
    js(`"${'0a'.repeat(32)}"`),
    css(`a{content:"${'0a'.repeat(32)}"}`),
  ],
  'session-literal': [js(`"ey${'J'}hbGciOiJIUzI1NiJ9.ey${'J'}zdWIiOiIxMjM0In0.c2ln"`)],
  'source-map-link': [
    js('//# sourceMappingURL=index-A1.js.map'),
    css('/*# sourceMappingURL=style.css.map */'),
  ],
  'clear-text': [
    js('fetch("http://example.com")'),
    js('new WebSocket(`ws://example.com`)'),
    js('"http://www.w3.org.example.com/"'),
    css('a{content:"http://example.com"}'),
    svg('<a href="http://example.com"/>'),
  ],
  'script-address': [js('x.href="javascript:go()"'), html('<a href="JavaScript:go()">x</a>')],
  'local-address': [
    js('"localhost"'),
    js('"127.0.0.1:80"'),
    js('"0.0.0.0"'),
    js('"[::1]"'),
    js('"abc.ngrok.app"'),
    js('"x.trycloudflare.com"'),
    js('"printer.local:80"'),
  ],
  'foreign-origin': [
    js('fetch("https://elsewhere.example.com")'),
    js(`fetch("${bundleBackend}.evil.test")`),
    js(`fetch("${bundleBackend}@evil.test")`),
    js(`fetch("${bundleBackend}:8443")`),
    js(`new WebSocket("wss://assets.example.com")`),
    js('fetch("//cdn.example.com/x")'),
    css('a{content:"https://fonts.example.com"}'),
  ],
  backend: [
    changed(
      'no backend',
      { 'assets/index-A1.js': goodContents['assets/index-A1.js'].replaceAll(bundleBackend, '.') },
      'index.html',
    ),
  ],
  'public-backend': ['https://localhost:3000', 'https://[::1]', 'https://x.ngrok-free.app'].map(madeFor),
} satisfies Record<RuleName, readonly Break[]>;

const faultsOf = (zip: Uint8Array, backendUrl = bundleBackend) => findFaults(readArchive(zip, backendUrl));

describe('P10 bundle-accepted, P1 review-scan', () => {
  test('a bundle of a page, scripts, a style and fonts keeps every rule', () => {
    expect(faultsOf(zipOf(goodContents))).toEqual([]);
  });

  test.each(
    Object.entries<readonly Break[]>(breaks).flatMap(([rule, cases]) =>
      cases.map((one) => [rule, one.with, one] as const),
    ),
  )('%s is broken by %s, and nothing else is', (rule, _, { zip, at, backendUrl }) => {
    const faults = faultsOf(zip(), backendUrl);
    expect([...new Set(faults.map((fault) => fault.rule))]).toEqual([rule]);
    const [fault] = faults;
    expect(fault?.line === undefined ? fault?.file : `${fault.file}:${fault.line}`).toBe(at);
  });

  test('a refusal names rule, file, line, and reason', () => {
    const [fault] = faultsOf(js('eval(location.hash)').zip());
    expect(fault && sayFault(fault)).toBe(
      "eval  assets/index-A1.js:4:1  eval(location.hash)\n    text could become code (Webflow's public scanner, SEC-NO-DCE)",
    );
  });

  test('what is no archive is none', () => {
    expect(() => faultsOf(randomBytes(64))).toThrow();
  });
});
