import { type Break, js } from '#test/support/bundle-break.ts';
import type { RuleName } from '#tooling/bundle/verify.ts';

/** What the panel’s script may not do. Each case breaks its rule and no other. */
export const codeBreaks = {
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
} satisfies Partial<Record<RuleName, readonly Break[]>>;
