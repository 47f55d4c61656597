import type { SecondaryLocale, FaultChange } from '#sandbox/protocol/control.ts';
import { designer, showToast } from '../designer-state.ts';
import { server } from '../server.ts';

/** Seconds the rate limit button refuses calls for: long enough to watch a countdown, short enough to wait. */
const rateLimitSeconds = 15;

/** Does what needs the sandbox's server, and says so where that has been stopped. */
export async function reportingStop(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    showToast('Error', 'The sandbox has stopped. Start it again with npm start.');
  }
}

function apply(change: () => Promise<typeof designer.faults.value>): Promise<void> {
  return reportingStop(async () => {
    designer.faults.value = await change();
  });
}

/** Makes or ends trouble on the fake Webflow. */
export function changeFaults(change: FaultChange): Promise<void> {
  return apply(() => server.changeFaults(change));
}

/** Refuses calls for a while, or no longer; the switch turns itself off when the while is over. */
export async function rateLimit(on: boolean): Promise<void> {
  await changeFaults({ retryAfter: on ? rateLimitSeconds : null });
  if (on) setTimeout(() => apply(server.faults), rateLimitSeconds * 1000 + 100);
}

/** Revokes every token, as uninstalling does. */
export function uninstall(): Promise<void> {
  return apply(server.uninstall);
}

/** Gives the site another locale, or takes it away. Source of what a site may have: Data API v2, Get Site. */
export async function toggleLocale(name: SecondaryLocale): Promise<void> {
  const names = designer.locales.value.secondary.map((locale) => locale.name);
  const secondary = names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
  await reportingStop(async () => {
    designer.locales.value = await server.setLocales({ secondary });
  });
}

/** Looks again: installing happens on another page. */
export function refreshFaults(): Promise<void> {
  return apply(server.faults);
}
