import { createServer } from 'node:https';
import { listen, type RunningServer } from '#sandbox/net/listen.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import type { Certificate } from './certificate.ts';

/**
 * A TLS server that serves the template at `/template/v2`, from where `webflow extension serve` fetches it once at its
 * start. Source: webflow-cli 2.2.0.
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
