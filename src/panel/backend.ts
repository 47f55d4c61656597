import * as v from 'valibot';
import { AssetDetails } from '#contract/asset.ts';
import { Disconnected } from '#contract/disconnect.ts';
import { assetPath, routes } from '#contract/routes.ts';
import {
  type BackendAnswer,
  createSend,
  failure,
  type Reply,
  type RequestParts,
} from '#panel/backend-request.ts';
import { createSessionKeeper, type GetIdentity } from '#panel/backend-session.ts';
import type { Clock } from '#panel/clock.ts';
import { createMemory } from '#panel/memory.ts';
import * as timing from '#panel/timing.ts';

/** Our own backend, as the panel calls it. No call rejects, and none waits for ever: each step has a deadline. */
export interface Backend {
  /** Makes sure of a session, so that the first selection need not wait for one. */
  connect(signal: AbortSignal): Promise<BackendAnswer<null>>;
  /** The details of one asset of the session's site; unchanged ones are not sent again. */
  getAsset(assetId: string, signal: AbortSignal): Promise<BackendAnswer<AssetDetails>>;
  /** Ends the installation for the session's site and forgets all that was read of it. */
  disconnect(signal: AbortSignal): Promise<BackendAnswer<Disconnected>>;
}

export interface BackendParts {
  /** An origin without a path, such as `https://assets.example.com`. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly getIdentity: GetIdentity;
  readonly clock: Clock;
}

interface Tagged {
  readonly etag: string;
  readonly details: AssetDetails;
}

/** Makes the panel's client: one session, renewed once and silently when the backend says it has expired. */
export function createBackend({ baseUrl, fetch, getIdentity, clock }: BackendParts): Backend {
  const send = createSend(baseUrl, fetch, clock);
  const session = createSessionKeeper(send, getIdentity);
  const tagged = createMemory<Tagged>(timing.rememberedAssets);

  async function sendInSession(parts: RequestParts, signal: AbortSignal): Promise<BackendAnswer<Reply>> {
    const attempt = async (): Promise<BackendAnswer<Reply>> => {
      const token = await session.token(signal);
      if (!token.ok) return token;
      const reply = await send({ ...parts, token: token.value }, signal);
      const code = reply.ok ? null : reply.problem.code;
      // A session of a site that is no longer connected is of no use once it is connected again.
      if (code === 'session_expired' || code === 'not_connected') session.drop(token.value);
      return reply;
    };
    const first = await attempt();
    return !first.ok && first.problem.code === 'session_expired' ? attempt() : first;
  }

  return {
    async connect(signal) {
      const token = await session.token(signal);
      return token.ok ? { ok: true, value: null } : token;
    },

    async getAsset(assetId, signal) {
      const known = tagged.get(assetId);
      const reply = await sendInSession(
        { method: routes.getAsset.method, path: assetPath(assetId), etag: known?.etag },
        signal,
      );
      if (!reply.ok) return reply;
      if (reply.value.kind === 'unchanged') {
        return known ? { ok: true, value: known.details } : failure('bad_answer');
      }
      const read = v.safeParse(AssetDetails, reply.value.body);
      if (!read.success || read.output.id !== assetId) return failure('bad_answer');
      if (reply.value.etag) tagged.set(assetId, { etag: reply.value.etag, details: read.output });
      return { ok: true, value: read.output };
    },

    async disconnect(signal) {
      const { method, path } = routes.disconnect;
      const reply = await sendInSession({ method, path, body: {} }, signal);
      tagged.clear();
      if (!reply.ok) return reply;
      const read = v.safeParse(Disconnected, reply.value.kind === 'body' ? reply.value.body : undefined);
      return read.success ? { ok: true, value: read.output } : failure('bad_answer');
    },
  };
}
