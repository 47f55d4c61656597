import type { Installations } from '../installations/installations.ts';
import { limits } from '../platform/limits.ts';
import type { CallbackState } from './callback-state-pages.ts';
import type { OAuthStates, StateRecord } from './oauth-states.ts';
import { callbackPages } from './pages.ts';

/** After its deadline for Webflow and this many milliseconds more, a callback counts as interrupted. */
const graceForStoring = 10_000;

function isEnd(end: string): end is keyof typeof callbackPages {
  return Object.hasOwn(callbackPages, end);
}

export interface FindCallbackStateDeps {
  readonly states: Pick<OAuthStates, 'find'>;
  readonly installations: Pick<Installations, 'findBySite' | 'findByWorkspace'>;
}

/** Returns the state of the callback for an OAuth state, without using it up; undefined for an unknown one. */
export function createFindCallbackState({ states, installations }: FindCallbackStateDeps) {
  async function isConnected({ siteId, workspaceId }: Extract<StateRecord, { kind: 'ended' }>) {
    if (siteId !== undefined && (await installations.findBySite(siteId))) return true;
    return workspaceId !== undefined && (await installations.findByWorkspace(workspaceId)) !== undefined;
  }

  return async function findCallbackState(state: string): Promise<CallbackState | undefined> {
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
