import { type Break, css, html, js, svg } from '#test/support/bundle-break.ts';
import { bundleBackend } from '#test/support/small-bundle.ts';
import type { RuleName } from '#tooling/bundle/verify.ts';

/** Addresses that no file may name. Each case breaks its rule and no other. */
export const addressBreaks = {
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
} satisfies Partial<Record<RuleName, readonly Break[]>>;
