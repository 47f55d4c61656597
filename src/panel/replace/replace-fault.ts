import type { BackendProblem } from '#panel/backend/request.ts';
import type { ReplaceFault } from '#panel/replace/replacement.ts';

/** Problems of our backend that are about more than one asset. */
const ofAll = new Set<BackendProblem['code']>([
  'not_connected',
  'offline',
  'rate_limited',
  'no_identity',
  'id_token_refused',
  'session_expired',
  'site_mismatch',
  'route_not_found',
  'version_unsupported',
  'webflow_unavailable',
]);

/** True where the same would happen to every other file: nothing more is then tried. */
export function endsAll(fault: ReplaceFault): boolean {
  if (fault.by === 'designer') return fault.reason === 'forbidden' || fault.reason === 'unsupported';
  return fault.by === 'backend' && ofAll.has(fault.problem.code);
}
