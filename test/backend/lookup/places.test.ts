import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '#backend/errors/problem-error.ts';
import { createPlaces, type TakePlace } from '#backend/lookup/places.ts';
import { limits } from '#backend/platform/limits.ts';
import { shares } from '#backend/shares/rule.ts';
import { modestly } from '#test/support/shared/properties.ts';

const someone = { installationId: 'installation', siteId: 'site', userId: 'someone' };

/** Takes places until one is refused; returns how many there were, and the code of the refusal. */
function takeAll(take: TakePlace, who: (number: number) => typeof someone) {
  for (let taken = 0; ; taken++) {
    try {
      take(who(taken));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      expect(error.extras.retryAfter).toBe(limits.lookupRetryAfterSeconds);
      return [taken, error.code];
    }
  }
}

describe('B6 shares: places of lookups', () => {
  test('B6 shares: one person who wants all gets 14 of 20, the next 4, and the next 2', () => {
    const take = createPlaces();
    const of = (userId: string) => takeAll(take, () => ({ ...someone, userId }));
    expect(['a', 'b', 'c', 'd'].map(of)).toEqual([
      [14, 'rate_limited'],
      [4, 'rate_limited'],
      [2, 'service_unavailable'],
      [0, 'service_unavailable'],
    ]);
  });

  test('B6 shares: ten people of a site have two each', () => {
    const take = createPlaces();
    const of = (number: number) => ({ ...someone, userId: String(number % 10) });
    expect(takeAll(take, of)).toEqual([20, 'service_unavailable']);
  });

  test('B6 shares: an installation with many sites leaves some of the process to others', () => {
    const take = createPlaces();
    const of = (installationId: string) =>
      takeAll(take, (number) => ({ installationId, siteId: String(number), userId: String(number) }));
    expect(of('large')).toEqual([160, 'rate_limited']);
    expect(of('another')).toEqual([32, 'rate_limited']);
  });

  test('B6 shares: in any order of coming and going, no place is lost and a person without one gets a free one', () => {
    const visit = fc.record({
      installationId: fc.constantFrom('one', 'other'),
      siteId: fc.constantFrom('a', 'b', 'c'),
      userId: fc.constantFrom('1', '2', '3', '4'),
      leaves: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 300 }), (visits) => {
        const take = createPlaces();
        const open: { readonly site: string; readonly person: string; readonly leave: () => void }[] = [];
        for (const { leaves, ...who } of visits) {
          if (leaves) open.shift()?.leave();
          const site = `${who.installationId} ${who.siteId}`;
          const person = `${site} ${who.userId}`;
          const ofSite = open.filter((one) => one.site === site);
          try {
            open.push({ site, person, leave: take(who) });
            expect(ofSite.length).toBeLessThan(limits.lookupsAtOnce);
          } catch (error) {
            if (!(error instanceof ProblemError)) throw error;
            const isWithout = ofSite.every((one) => one.person !== person);
            if (isWithout) expect(ofSite).toHaveLength(limits.lookupsAtOnce);
          }
        }
        for (const { leave } of open) leave();
        expect(takeAll(take, (number) => ({ ...someone, siteId: String(number) }))[0]).toBe(
          (shares.lookups * shares.installationTimesFree) / (shares.installationTimesFree + 1),
        );
      }),
      modestly(100),
    );
  });
});
