import { type Break, css, html, js, svg } from '#test/support/bundle-break.ts';
import type { RuleName } from '#tooling/bundle/verify.ts';

/** What a page, a style and a picture may not hold. Each case breaks its rule and no other. */
export const pageBreaks = {
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
    js('fetch("/x")'),
    js('window.fetch(`/x`)'),
    js('h("img",{src:"/icon.svg"})'),
    js('x.href="/help"'),
  ],
  frame: [html('<iframe title="x"></iframe>'), html('<object></object>'), svg('<embed/>')],
} satisfies Partial<Record<RuleName, readonly Break[]>>;
