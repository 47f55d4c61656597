import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { Hono } from 'hono';
import type { FakeWebflow } from '#sandbox/fake-webflow.ts';
import { listen, type RunningServer } from '#sandbox/net/listen.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Allows the page's own files, images from the CDN and the extension's iframe. */
function contentPolicy(panelOrigin: string, cdnOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: ${cdnOrigin}`,
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${panelOrigin}${unconfirmed.framesLoadBlobs ? ' blob:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The handlers of the Designer page's server and the folder of the page's files. */
export interface DesignerSite {
  webflow: FakeWebflow;
  control: Hono;
  published: Hono;
  pageFolder: string;
  panelOrigin: string;
  cdnOrigin: string;
}

async function pageFile(site: DesignerSite, pathname: string): Promise<Response | undefined> {
  const name = pathname === '/' ? '/index.html' : pathname;
  const type = types[extname(name)];
  if (!type || normalize(name) !== name) return undefined;
  const bytes = await readFile(join(site.pageFolder, name)).catch(() => undefined);
  return (
    bytes &&
    new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': type,
        'Cache-Control': 'no-store',
        'Content-Security-Policy': contentPolicy(site.panelOrigin, site.cdnOrigin),
        'X-Content-Type-Options': 'nosniff',
      },
    })
  );
}

/** Serves the Designer page, its control routes, the published pages, the Data API and OAuth on one port. */
export function serveDesigner(site: DesignerSite, port: number): Promise<RunningServer> {
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/sandbox/')) return site.control.fetch(request);
    if (/^\/published(?:\/|\.css$)/.test(pathname)) return site.published.fetch(request);
    const file = request.method === 'GET' ? await pageFile(site, pathname) : undefined;
    return file ?? site.webflow.fetch(request);
  };
  return listen(createServer(requestListener(fetch)), port);
}
