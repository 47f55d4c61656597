import type { Delays, FaultChange, SecondaryLocale } from '#sandbox/protocol/control.ts';
import type { Trouble } from '#sandbox/protocol/trouble.ts';
import { designer, showToast } from '../designer-state.ts';
import { server } from '../server.ts';

/** The duration of the rate limit in seconds. */
const rateLimitSeconds = 15;

/** Runs `work`; shows a toast if it rejects because the sandbox has stopped. */
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

/** Changes the faults of the fake Webflow. */
export function changeFaults(change: FaultChange): Promise<void> {
  return apply(() => server.changeFaults(change));
}

/** Starts or ends a rate limit. It ends by itself after `rateLimitSeconds`. */
export async function rateLimit(on: boolean): Promise<void> {
  await changeFaults({ retryAfter: on ? rateLimitSeconds : null });
  if (on) setTimeout(() => apply(server.faults), rateLimitSeconds * 1000 + 100);
}

/** Sets one of the delays, in milliseconds. */
export function setDelay(name: keyof Delays, milliseconds: number): Promise<void> {
  return reportingStop(async () => {
    designer.delays.value = await server.setDelays({ ...designer.delays.value, [name]: milliseconds });
  });
}

/** Sets the trouble with files. */
export function setTrouble(next: Trouble): Promise<void> {
  return reportingStop(async () => {
    designer.trouble.value = await server.setTrouble(next);
  });
}

/** Revokes all tokens, as an uninstallation does. */
export function uninstall(): Promise<void> {
  return apply(server.uninstall);
}

/** Adds a secondary locale to the site or removes it. Source: Data API v2, Get Site. */
export async function toggleLocale(name: SecondaryLocale): Promise<void> {
  const names = designer.locales.value.secondary.map((locale) => locale.name);
  const secondary = names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
  await reportingStop(async () => {
    designer.locales.value = await server.setLocales({ secondary });
  });
}

/** Reads the faults again; the installation changes on another page. */
export function refreshFaults(): Promise<void> {
  return apply(server.faults);
}
