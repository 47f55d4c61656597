import { createServer } from 'node:https';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { type RunningServer, listen } from '#sandbox/net/listen.ts';
import type { Certificate } from './certificate.ts';

/**
 * Stands in for the host `webflow extension serve` fetches its template from once at its start: `/template/v2` over
 * TLS. Source: webflow-cli 2.2.0.
 */
export function hostTemplate(template: string, { key, certificate }: Certificate): Promise<RunningServer> {
  const server = createServer(
    { key, cert: certificate },
    requestListener(async (request) =>
      new URL(request.url).pathname === '/template/v2'
        ? new Response(template, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
        : new Response('Not found', { status: 404 }),
    ),
  );
  return listen(server, 0);
}
