import { setTimeout as pause } from 'node:timers/promises';
import { createDeadline } from '#backend/platform/deadline.ts';
import type { HttpClient } from '#backend/platform/http-client.ts';
import { limits } from '#backend/platform/limits.ts';
import type { Reservation } from '#backend/webflow/pacing.ts';
import { withRetries } from '#backend/webflow/retries.ts';
import { createRetryBudget } from '#backend/webflow/retry-budget.ts';
import { createTransport } from '#backend/webflow/transport.ts';
import { createWebflow, type Webflow } from '#backend/webflow/webflow.ts';
import { assetInspectorApp } from '#sandbox/world/sample-data.ts';
import { publicUrl } from '#test/support/backend/backend.ts';

/** The transport without pauses between its tries, unless `random` says otherwise. */
export function transportOver(send: HttpClient, random: () => number = () => 0) {
  return withRetries(createTransport({ send, now: () => 0 }), {
    budget: createRetryBudget(() => 0),
    random,
    sleep: (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
  });
}

/** Webflow's API at `origin`, reached by `send`. */
export function webflowOver(send: HttpClient, origin = 'https://api.webflow.com'): Webflow {
  return createWebflow({
    transport: transportOver(send),
    apiUrl: origin,
    oauthUrl: origin,
    clientId: assetInspectorApp.clientId,
    clientSecret: assetInspectorApp.clientSecret,
    redirectUri: `${publicUrl}/oauth/callback`,
  });
}

/** Returns the reason of a rejected promise. Throws where it was fulfilled. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome) return outcome.error;
  throw new Error(`expected a rejection, got ${JSON.stringify(outcome.value)}`);
}

/** The deadline of everything that one answer needs from Webflow. */
export const upstreamDeadline = createDeadline(limits.upstreamDeadlineMs);

/** A signal that never aborts. */
export const noHurry: AbortSignal = new AbortController().signal;

/** A reservation that delays no call. */
export const freeReservation: Reservation = { use: () => undefined, release: () => {} };
