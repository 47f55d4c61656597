import { type Break, changed, css, html, js } from '#test/support/panel/bundle-break.ts';
import type { RuleName } from '#tooling/bundle/verify.ts';

/** What no script may hold, whatever it does. Each case breaks its rule and no other. */
export const textBreaks = {
  obfuscation: [js(`"${String.raw`\x61`.repeat(10)}"`), js('var _0x3fa2=1'), js('while(!![]){}')],
  debugger: [
    js('debugger'),
    js('x="the debugger"'),
    js('// debugger'),
    html('<p>Debugger</p>'),
    css('/* debugger */'),
  ],
  'debug-residue': [
    js('x="./debug/x.js"'),
    js("fetch(y+'/debug/x')"),
    js('x={skip_auth:1}'),
    js('bypassReview()'),
    js('"skip-onboarding"'),
    html('<p title="bypass_validation">x</p>'),
  ],
  'token-in-url': [
    js('fetch(x+"?id_token="+y)'),
    js('`/x?a=1&access_token=$' + '{y}`'),
    html('<p>?jwt=</p>'),
    changed('a picture', { 'icon.svg': '<svg><desc>?apikey=x</desc></svg>' }, 'icon.svg:1'),
  ],
  'designer-check': [
    js('x="designer-check"'),
    js("h('button',{},'Check this Designer')"),
    css('.designer-check{inset:0}'),
  ],
  'development-build': [
    js('import.meta.hot'),
    js('import.meta.env.DEV'),
    html('<p>/@vite/client</p>'),
    js('"preact/debug"'),
  ],
  'server-code': [
    js('process.env.HOME'),
    js('"node:fs"'),
    js('x={client_secret:y}'),
    js('`SECRET_KEYS`'),
    js('x.METRICS_TOKEN'),
    js('"DATABASE_URL"'),
    js('x={REDIS_URL:y}'),
    js('`WEBFLOW_CLIENT_ID`'),
  ],
  secret: [
    js(`"k1:${'aB3_'.repeat(10)}-xY"`),
    js(`"github_${'pat'}_${'a1'.repeat(12)}"`),
    js(`"wh${'sec'}_${'a1'.repeat(12)}"`),
    js('"postgres://me:word@host/db"'),
    js('"rediss://:word@host"'),
    js(`x={Authorization:"Bearer ${'a1'.repeat(12)}"}`),
    changed('a read me', { 'README.md': `"k1:${'aB3_'.repeat(10)}-xY"` }, 'README.md:1'),
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
} satisfies Partial<Record<RuleName, readonly Break[]>>;
