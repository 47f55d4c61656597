import * as v from 'valibot';
import { type AssetPart, AssetsLine, assetsProtocol } from '#contract/assets-call.ts';
import { type Problem, problemMediaType } from '#contract/problem.ts';

/** The body of a call that only begins a session. */
export function sessionCall(identity: unknown) {
  return { protocol: assetsProtocol, ids: [], wanted: [], identity };
}

/** The body of a call for one part of one asset. */
export function partCall(assetId: string, part: AssetPart, noCache = false) {
  return { protocol: assetsProtocol, ids: [assetId], wanted: [part], noCache };
}

function problemResponse(problem: Problem, headers: Headers): Response {
  headers.set('content-type', problemMediaType);
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/**
 * Returns the session or the part of a response as a response of its own, or the problem that it has instead, with the status
 * of that problem. A response that was refused as a whole is returned as it is.
 */
export async function single(response: Response, name: 'session' | AssetPart): Promise<Response> {
  if (!response.ok) return response;
  const headers = new Headers(response.headers);
  for (const text of (await response.text()).trimEnd().split('\n')) {
    const line = v.parse(AssetsLine, JSON.parse(text));
    const value = new Map<string, unknown>(Object.entries(line)).get(name);
    if (value !== undefined) return Response.json(value, { headers });
    if ('failed' in line) return problemResponse(line.failed.problem, headers);
    if ('done' in line && line.done.problem) return problemResponse(line.done.problem, headers);
    if ('missing' in line) {
      const requestId = headers.get('x-request-id') ?? '';
      const problem = { type: 'about:blank', title: 'missing', status: 404, requestId };
      return problemResponse({ ...problem, code: 'asset_not_found' }, headers);
    }
  }
  throw new Error(`no ${name}`);
}
