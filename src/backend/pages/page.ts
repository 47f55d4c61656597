import type { Context, HonoRequest } from 'hono';
import { html, raw } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { pagePolicy, style } from './style.ts';

/** Markup in which everything variable is escaped. */
export type Markup = ReturnType<typeof html>;

/** What one page holds. */
export interface Page {
  readonly title: string;
  /** A centred message, or a document to read. */
  readonly kind: 'message' | 'document';
  readonly content: Markup;
}

/** A whole page without script. */
export function renderPage({ title, kind, content }: Page): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Asset Inspector</title>
<style>${raw(style)}</style>
</head>
<body class="${kind}">${content}</body>
</html>`;
}

/** True for a request that accepts HTML, as browsers send it when a person opens a page. */
export function wantsPage(request: HonoRequest): boolean {
  return (request.header('accept') ?? '').includes('text/html');
}

/** Responds with a page and the CSP of our pages. */
export function respondWithPage(c: Context, page: Page, status: ContentfulStatusCode = 200) {
  c.header('content-security-policy', pagePolicy);
  return c.html(renderPage(page), status);
}
