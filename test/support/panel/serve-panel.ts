import { createServer, type Server } from 'node:http';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BuiltPanel } from '#test/support/panel/built-panel.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A server of a built panel. */
export interface PanelServer {
  /** Where the panel's page is, with a slash at the end. */
  readonly url: string;
  /** The path of every request, oldest first. */
  readonly paths: readonly string[];
  close(): Promise<void>;
}

export interface ServeOptions {
  /** A free one unless given. */
  readonly port?: number;
  /** Every answer is gzipped, as hosts send text. */
  readonly isCompressed?: boolean;
}

/** Serves a built panel below `/<folder>/` and nothing else, each answer with this Content-Security-Policy. */
export async function servePanel(
  panel: BuiltPanel,
  folder: string,
  policy: string,
  { port = 0, isCompressed = false }: ServeOptions = {},
): Promise<PanelServer> {
  const paths: string[] = [];
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://panel.test');
    paths.push(pathname);
    const wanted = pathname === `/${folder}/` ? 'index.html' : pathname.slice(folder.length + 2);
    const file = pathname.startsWith(`/${folder}/`)
      ? panel.files.find(({ path }) => path === wanted)
      : undefined;
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', types[extname(wanted)] ?? 'text/plain');
    response.statusCode = file ? 200 : 404;
    if (file && isCompressed) {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(file.bytes));
    } else response.end(file?.bytes);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/${folder}/`,
    paths,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
