import type { Installations } from '../installations/installations.ts';
import { limits } from '../platform/limits.ts';
import type { OAuthStates, StateRecord } from './oauth-states.ts';
import { callbackPages } from './pages.ts';
import type { Standing } from './standing-pages.ts';

/** How much longer than its calls to Webflow a callback may take until it counts as one that was cut off. */
const graceForStoring = 10_000;

function isEnd(end: string): end is keyof typeof callbackPages {
  return Object.hasOwn(callbackPages, end);
}

export interface FindStandingDeps {
  readonly states: Pick<OAuthStates, 'find'>;
  readonly installations: Pick<Installations, 'findBySite' | 'findByWorkspace'>;
}

/** Finds where the callback of a state stands now, and spends nothing; undefined for a state that nothing is known of. */
export function createFindStanding({ states, installations }: FindStandingDeps) {
  async function isConnected({ siteId, workspaceId }: Extract<StateRecord, { kind: 'ended' }>) {
    if (siteId !== undefined && (await installations.findBySite(siteId))) return true;
    return workspaceId !== undefined && (await installations.findByWorkspace(workspaceId)) !== undefined;
  }

  return async function findStanding(state: string): Promise<Standing | undefined> {
    const record = await states.find(state);
    if (!record) return undefined;
    if (record.kind === 'unused') return 'waiting';
    if (record.kind === 'running') {
      return record.age < limits.upstreamDeadlineMs + graceForStoring ? 'running' : 'failed';
    }
    if (record.end === 'installed') return (await isConnected(record)) ? 'connected' : 'ended_since';
    return isEnd(record.end) ? record.end : 'failed';
  };
}
