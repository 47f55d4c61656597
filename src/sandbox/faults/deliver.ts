import { setTimeout as wait } from 'node:timers/promises';
import { resetError, respond, type ScriptedReply } from './replies.ts';
import { stalled } from './stall.ts';

/** A request and the response it gets. */
export interface Delivery {
  request: Request;
  /** The scripted reply, or undefined for the real response. */
  reply: ScriptedReply | undefined;
  /** The delay of the response in milliseconds, uniformly random within the range. */
  latency: { min: number; max: number };
  /** Computes the response without a script. */
  real: () => Promise<Response>;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (milliseconds <= 0) return;
  await wait(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function rewritten(response: Response, json: (body: unknown) => unknown): Promise<Response> {
  const body = JSON.stringify(json(await response.json()));
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  return new Response(body, { status: response.status, headers });
}

/** The body fails with the signal's reason when the signal aborts. Source: Fetch standard, abort a `fetch()` call. */
function abortable(response: Response, signal: AbortSignal): Response {
  if (!response.body) return response;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  response.body.pipeTo(writable, { signal }).catch(() => {});
  return new Response(readable, { status: response.status, headers: response.headers });
}

/** The scripted reply, or the real response without one, after the latency. Rejects as `fetch` does. */
export async function deliver({ request, reply, latency, real }: Delivery): Promise<Response> {
  const { signal } = request;
  await pause(latency.min + Math.random() * (latency.max - latency.min), signal);
  if (!reply) return abortable(await real(), signal);
  if (reply.kind === 'hang') return untilAborted(signal);
  if (reply.kind === 'stall') return abortable(stalled(await real(), reply), signal);
  await pause(reply.delay ?? 0, signal);
  if (reply.kind === 'reset') throw resetError();
  if (reply.kind === 'respond') return abortable(respond(reply), signal);
  if (reply.kind === 'pass') reply.first?.();
  const response = await real();
  return abortable(reply.kind === 'rewrite' ? await rewritten(response, reply.json) : response, signal);
}
