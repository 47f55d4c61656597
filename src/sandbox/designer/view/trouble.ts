import type { TroubleChange } from '#sandbox/protocol/control.ts';
import { designer, showToast } from '../designer-state.ts';
import { server } from '../server.ts';

/** Seconds the rate limit button refuses calls for: long enough to watch a countdown, short enough to wait. */
const limitedFor = 15;

async function apply(change: () => Promise<typeof designer.trouble.value>): Promise<void> {
  try {
    designer.trouble.value = await change();
  } catch {
    showToast('Error', 'The sandbox has stopped. Start it again with npm start.');
  }
}

/** Makes or ends trouble on the pretend Webflow. */
export function makeTrouble(change: TroubleChange): Promise<void> {
  return apply(() => server.makeTrouble(change));
}

/** Refuses calls for a while, or no longer; the switch turns itself off when the while is over. */
export async function rateLimit(on: boolean): Promise<void> {
  await makeTrouble({ retryAfter: on ? limitedFor : null });
  if (on) setTimeout(() => apply(server.trouble), limitedFor * 1000 + 100);
}

/** Revokes every token, as uninstalling does. */
export function uninstall(): Promise<void> {
  return apply(server.uninstall);
}

/** Looks again: installing happens on another page. */
export function refreshTrouble(): Promise<void> {
  return apply(server.trouble);
}
