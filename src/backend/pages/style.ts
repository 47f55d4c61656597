import { createHash } from 'node:crypto';

/** The style of all pages: Webflow's colours in light and dark, without external resources. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f5f5f5, #1e1e1e);
  --sheet: light-dark(#fff, #2e2e2e);
  --line: light-dark(#d9d9d9, #4a4a4a);
  --strong: light-dark(#1e1e1e, #f5f5f5);
  --text: light-dark(#474747, #c4c4c4);
  --link: light-dark(#0061bd, #8ac2ff);
  --mark: light-dark(#e5f1fd, #17395c);
  font: 16px/1.55 Inter, system-ui, sans-serif;
}
body { margin: 0; min-height: 100vh; box-sizing: border-box; background: var(--ground); color: var(--text); overflow-wrap: break-word; }
h1, h2, h3, b, strong, dt { color: var(--strong); }
h1 { margin: 0 0 0.5rem; font-size: 1.25rem; line-height: 1.3; text-wrap: balance; }
p, ul, ol, dl { margin: 0 0 1rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.message { display: grid; place-items: center; padding: 1.5rem; }
.message main { box-sizing: border-box; width: min(27rem, 100%); padding: 2rem; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); }
.message main > :last-child { margin-bottom: 0; }
.message ul { padding: 0; list-style: none; }
.button { display: block; padding: 0.5rem 1rem; border-radius: 4px; background: #006acc; color: #fff; font-weight: 600; text-align: center; text-decoration: none; }
li + li .button { margin-top: 0.5rem; }
.button:focus-visible { border-radius: 4px; }
.note { padding-top: 1rem; border-top: 1px solid var(--line); font-size: 0.875rem; }
.document { padding: 2rem 1.5rem 4rem; }
.document > * { max-width: 42rem; margin-inline: auto; }
.document nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-bottom: 2.5rem; font-size: 0.875rem; }
.document nav :first-child { margin-inline-end: auto; color: var(--strong); font-weight: 600; text-decoration: none; }
.document nav [aria-current] { color: var(--strong); text-decoration: none; font-weight: 600; }
.document h1 { font-size: 2rem; letter-spacing: -0.02em; }
.document h2 { margin: 2.5rem 0 0.75rem; padding-top: 1.5rem; border-top: 1px solid var(--line); font-size: 1.25rem; }
.document h3 { margin: 0 0 0.25rem; font-size: 1rem; }
.document section { margin: 0 -1rem; padding: 0.75rem 1rem; border-radius: 8px; scroll-margin-top: 1rem; }
.document section:target { background: var(--mark); }
.document section > :last-child { margin-bottom: 0; }
.document ul, .document ol { padding-inline-start: 1.25rem; }
.document li + li { margin-top: 0.25rem; }
.document section p:has(+ ul) { margin-bottom: 0.375rem; }
.document .button { display: inline-block; margin-top: 0.5rem; }
.document figure { margin: 2.5rem 0; }
.document figure img { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px; }
.document figcaption { margin-top: 0.75rem; }
.document .lead { font-size: 1.125rem; }
.document .contents { columns: 2 15rem; padding: 0; list-style: none; font-size: 0.9375rem; }
.document .contents li { margin: 0; padding: 0.125rem 0; break-inside: avoid; }
@media (forced-colors: active) { .button { border: 1px solid; } .document section:target { outline: 2px solid; } }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** The CSP of our pages: no script, only their own style, and pictures of this server. Source: CSP Level 3. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "img-src 'self'",
  "frame-ancestors 'none'",
].join('; ');
