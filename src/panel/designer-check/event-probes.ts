import { facts } from '#contract/webflow-facts/facts.ts';
import { asAssumed, compare, Untried } from '#contract/webflow-facts/verdict.ts';
import { pause } from '#panel/browser/pause.ts';
import { member } from '#panel/designer/member.ts';
import type { Probes } from '#panel/designer-check/probe.ts';

/** How long events are listened for, in milliseconds. */
const listeningTime = 2_000;
const modes = ['design', 'build', 'preview', 'edit', 'comment'];
const launches = ['AppConnection', 'AppIntent', 'DeepLink', 'AppsPanel'];

/** The checks of events, modes, the launch, and the ID token. */
export const eventProbes = {
  async subscribeFiresAtOnce({ api, clock, signal }) {
    let fired = 0;
    const note = (): void => {
      fired += 1;
    };
    const stops = [
      api.subscribe('selectedelement', note),
      api.subscribe('currentpage', note),
      api.subscribe('mediaquery', note),
    ];
    await pause(clock, listeningTime, signal);
    for (const stop of stops) stop();
    return compare(fired > 0, facts.subscribeFiresAtOnce.value);
  },

  async plainLaunchContext({ api, ask }) {
    const context: unknown = await ask(() => api.getLaunchContext());
    if (context === null) return asAssumed;
    const type = launches.find((known) => known === member(context, 'type')) ?? 'another type';
    // The person came another way than by the Apps panel.
    if (type !== 'AppsPanel' && type !== 'another type') throw new Untried('unclear');
    return { is: 'different', found: type };
  },

  async modesWithAssets({ api, ask }) {
    const mode = await ask(() => api.getCurrentMode());
    const known = modes.find((one) => one === mode);
    if (known === undefined) throw new Untried('unclear');
    const { canAccessAssets } = await ask(() => api.canForAppMode(['canAccessAssets']));
    const isAssumed = facts.modesWithAssets.value.includes(known);
    return canAccessAssets === isAssumed
      ? asAssumed
      : { is: 'different', found: `${canAccessAssets ? 'also' : 'not'} in ${known}` };
  },

  async idTokenIsJwt({ api, ask }) {
    const token: unknown = await ask(() => api.getIdToken());
    if (typeof token !== 'string') throw new Untried('unclear');
    return compare(/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token), facts.idTokenIsJwt.value);
  },
} as const satisfies Probes;
