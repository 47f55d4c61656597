import type { SecondaryLocale, TroubleChange } from '#sandbox/protocol/control.ts';
import { designer, showToast } from '../designer-state.ts';
import { server } from '../server.ts';

/** Seconds the rate limit button refuses calls for: long enough to watch a countdown, short enough to wait. */
const limitedFor = 15;

/** Does what needs the sandbox's server, and says so where that has been stopped. */
export async function whileItRuns(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    showToast('Error', 'The sandbox has stopped. Start it again with npm start.');
  }
}

function apply(change: () => Promise<typeof designer.trouble.value>): Promise<void> {
  return whileItRuns(async () => {
    designer.trouble.value = await change();
  });
}

/** Makes or ends trouble on the fake Webflow. */
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

/** Gives the site another locale, or takes it away. Source of what a site may have: Data API v2, Get Site. */
export async function toggleLocale(name: SecondaryLocale): Promise<void> {
  const names = designer.locales.value.secondary.map((locale) => locale.name);
  const secondary = names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
  await whileItRuns(async () => {
    designer.locales.value = await server.setLocales({ secondary });
  });
}

/** Looks again: installing happens on another page. */
export function refreshTrouble(): Promise<void> {
  return apply(server.trouble);
}
