/** Why a fact could not be tried; a closed list, so that a report repeats nothing that Webflow answered. */
export const untriedReasons = {
  consent: 'it needs a consent: run with --consent',
  designer: 'it needs the Designer',
  hand: 'it is settled by hand, as docs/real-webflow.md describes',
  app: 'it needs WEBFLOW_CLIENT_ID and WEBFLOW_CLIENT_SECRET',
  scope: 'the token lacks the scope for it',
  foreignAsset: 'it needs --foreign-asset, an asset of a site outside of the authorisation',
  decorativeAsset: 'it needs --decorative-asset, an asset that is marked as decorative',
  noAssets: 'the site has no asset of this kind',
  noLocale: 'the site has no second locale',
  method: 'this Designer lacks the method for it',
  refused: 'the Designer refused the call',
  noElement: 'the page has no element for it',
  oneToOne: 'this screen has as many pixels as CSS pixels; zoom the browser to 200 %',
  unclear: 'the answers don’t decide it',
  noAnswer: 'Webflow didn’t answer in time',
  callsUsedUp: 'all calls of this run are used up',
} as const;

export type UntriedReason = keyof typeof untriedReasons;

/** What a check found out. `found` is a number, a truth value, or a word that the check itself has. */
export type Verdict =
  | { readonly is: 'as-assumed' }
  | { readonly is: 'different'; readonly found: string }
  | { readonly is: 'untried'; readonly why: UntriedReason };

export const asAssumed: Verdict = { is: 'as-assumed' };

export const untried = (why: UntriedReason): Verdict => ({ is: 'untried', why });

/** Compares what was found with what is assumed. */
export function compare(
  found: string | number | boolean | null,
  assumed: string | number | boolean | null,
): Verdict {
  return found === assumed ? asAssumed : { is: 'different', found: String(found) };
}

/** Ends a check that can't be tried. */
export class Untried extends Error {
  readonly why: UntriedReason;
  constructor(why: UntriedReason) {
    super(untriedReasons[why]);
    this.why = why;
  }
}
