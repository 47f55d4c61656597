import { createServer } from 'node:https';
import { answerWith } from '#sandbox/net/answer-request.ts';
import { type Listening, listen } from '#sandbox/net/listen.ts';
import type { Certificate } from './certificate.ts';

/**
 * Stands in for the host `webflow extension serve` fetches its template from once at its start: `/template/v2` over
 * TLS. Source: webflow-cli 2.2.0.
 */
export function hostTemplate(template: string, { key, certificate }: Certificate): Promise<Listening> {
  const server = createServer(
    { key, cert: certificate },
    answerWith(async (request) =>
      new URL(request.url).pathname === '/template/v2'
        ? new Response(template, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
        : new Response('Not found', { status: 404 }),
    ),
  );
  return listen(server, 0);
}
