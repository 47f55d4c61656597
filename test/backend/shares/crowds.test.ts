import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minuteLength } from '#backend/shares/minute.ts';
import { type Ask, type Member, memberOf, playCrowd, tick } from '#test/support/backend/crowd.ts';
import { modestly } from '#test/support/shared/properties.ts';

const limit = 60;
const length = 5 * minuteLength;
const anyone = memberOf({ min: tick, max: 20_000 });
/** A person who looks at a new image every 12 seconds, as a person does who works. */
const colleague = memberOf({ min: 12_000, max: 60_000 }).map((member) => ({
  ...member,
  isBackground: false,
}));
const abuser = memberOf({ min: 3 * tick, max: 5 * tick }).map((member) => ({ ...member, person: 'abuser' }));

/** People who ask all the time, and one who asks each second and comes back after the wait. */
const greedy = memberOf({ min: tick, max: 5 * tick }).map((member) => ({
  ...member,
  isPatient: false,
  isBackground: false,
}));
const eager = memberOf({ min: 1_000, max: 1_000 }).map((member) => {
  return { ...member, person: `eager ${member.person}`, isPatient: true, isBackground: false };
});

const crowd = fc.array(anyone, { minLength: 1, maxLength: 12 });

/** The least that is guaranteed to a member. */
function leastShare(members: readonly Member[], { site }: Member): number {
  const sites = new Set(members.map((member) => member.site)).size;
  const people = new Set(members.filter((member) => member.site === site).map(({ person }) => person)).size;
  return Math.max(1, Math.floor(limit / (sites + 1) / (people + 1)));
}

/** The longest that a person of the crowd was refused in a row while they had used less than their share. */
function longestStarved(asks: readonly Ask[], members: readonly Member[]): number {
  const since = new Map<string, number>();
  let longest = 0;
  for (const { at, member, own, wait } of asks) {
    if (wait === 0 || own >= leastShare(members, member)) since.delete(member.person);
    else {
      const began = since.get(member.person) ?? at;
      since.set(member.person, began);
      longest = Math.max(longest, at - began);
    }
  }
  return longest;
}

describe('B6 shares: made-up crowds on one token', () => {
  test('B6 shares: whatever a crowd asks, no minute has more calls than the limit', async () => {
    await fc.assert(
      fc.asyncProperty(crowd, async (members) => {
        const asks = await playCrowd(members, length);
        for (const { used, wait } of asks) expect(used + (wait === 0 ? 1 : 0)).toBeLessThanOrEqual(limit);
        for (const { wait } of asks) expect(wait).toBeLessThanOrEqual(minuteLength);
      }),
      modestly(15),
    );
  });

  test('B6 shares: a person below their share waits for a minute and a call at most', async () => {
    await fc.assert(
      fc.asyncProperty(crowd, async (members) => {
        const asks = await playCrowd(members, length);
        const slowest = Math.max(...members.map(({ takes }) => takes));
        const pause = Math.max(...members.map((member) => member.pause));
        expect(longestStarved(asks, members)).toBeLessThanOrEqual(minuteLength + slowest + pause + tick);
      }),
      modestly(15),
    );
  });

  test('B6 shares: beside greedy people, a person who wants more has their share after two minutes, and keeps it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(greedy, { minLength: 2, maxLength: 6 }),
        fc.array(eager, { minLength: 1, maxLength: 3 }),
        async (others, wanting) => {
          const members = [...others, ...wanting];
          const refusals = (await playCrowd(members, length)).filter(
            ({ at, member, wait }) => wait > 0 && at >= member.comes + 2 * minuteLength,
          );
          for (const { member, own } of refusals) {
            if (!wanting.includes(member)) continue;
            expect(own).toBeGreaterThanOrEqual(leastShare(members, member));
          }
        },
      ),
      modestly(15),
    );
  });

  test('B6 shares: a person alone gets 48 of 60, and is refused before that by nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyone, async (member) => {
        const asks = await playCrowd([{ ...member, isBackground: false }], length);
        for (const { used, wait } of asks) if (wait > 0) expect(used).toBe(48);
      }),
      modestly(15),
    );
  });

  test('B6 shares: of what a crowd leaves free, a fifth at most is kept from a person while no one waits', async () => {
    await fc.assert(
      fc.asyncProperty(crowd, async (members) => {
        const asks = await playCrowd(
          members.map((member) => ({ ...member, isBackground: false })),
          length,
        );
        const refusedAt = new Map<string, number>();
        for (const { at, member, used, wait } of asks) {
          if (wait === 0) continue;
          const someoneWaits = [...refusedAt].some(
            ([person, last]) => person !== member.person && at - last <= 2 * minuteLength,
          );
          if (!someoneWaits) expect(limit - used).toBeLessThanOrEqual(limit / 5);
          refusedAt.set(member.person, at);
        }
      }),
      modestly(15),
    );
  });

  test('B6 shares: one abuser, by reads or lookups, on any sites: two colleagues are never refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(abuser, { minLength: 1, maxLength: 5 }),
        fc.array(colleague, { minLength: 1, maxLength: 2 }),
        async (abusers, colleagues) => {
          const asks = await playCrowd([...abusers, ...colleagues], length);
          for (const { member, wait } of asks) if (member.person !== 'abuser') expect(wait).toBe(0);
        },
      ),
      modestly(10),
    );
  });
});
