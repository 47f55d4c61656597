import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 Inter, system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f5f5f5; color: #1e1e1e; }
main { max-width: 26rem; margin: 1.5rem; padding: 2rem; border-radius: 8px; background: #fff; border: 1px solid #d9d9d9; }
h1 { margin: 0 0 0.5rem; font-size: 1.25rem; line-height: 1.3; }
p { margin: 0; color: #474747; }
a { display: inline-block; margin-top: 1.5rem; padding: 0.5rem 1rem; border-radius: 4px; background: #006acc; color: #fff; font-weight: 600; text-decoration: none; }
a:focus-visible { outline: 2px solid #006acc; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  body { background: #1e1e1e; color: #f5f5f5; }
  main { background: #2e2e2e; border-color: #444; }
  p { color: #bdbdbd; }
  a:focus-visible { outline-color: #8ac2ff; }
}
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** The policy of our pages: no script, no request, and only the one style they carry. Source: CSP Level 3. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What one page says, and the link it may offer. */
export interface PageText {
  readonly title: string;
  readonly body: string;
  readonly action?: { readonly label: string; readonly href: string };
}

/** A whole page without script; everything variable is escaped. */
export function renderPage({ title, body, action }: PageText) {
  const link = action ? html`<a href="${action.href}">${action.label}</a>` : '';
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} · Asset Inspector</title>
<style>${raw(style)}</style>
</head>
<body><main><h1>${title}</h1><p>${body}</p>${link}</main></body>
</html>`;
}
