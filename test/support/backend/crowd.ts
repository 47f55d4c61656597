import fc from 'fast-check';
import { minuteLength } from '#backend/shares/minute.ts';
import type { Party } from '#backend/shares/rule.ts';
import { createBudget, type Permit } from '#backend/webflow/rate-budget.ts';
import { nothingLearned } from '#test/support/backend/paced.ts';
import { createTestClock } from '#test/support/shared/test-clock.ts';

/** A person of a generated crowd. Times are milliseconds. */
export interface Member extends Party {
  /** When the person arrives, and how long a call of theirs takes. */
  readonly comes: number;
  readonly takes: number;
  /** How long they wait between two requests. */
  readonly pause: number;
  /** True where they retry after the wait they were given; false where they keep to their own pauses. */
  readonly isPatient: boolean;
  /** True where they look up in the background. */
  readonly isBackground: boolean;
}

/** One request: the person's used share of the minute by then, everyone's, and the wait; 0 where they got a call. */
export interface Ask {
  readonly at: number;
  readonly member: Member;
  readonly own: number;
  readonly used: number;
  readonly wait: number;
}

/** How finely time passes. */
export const tick = 100;

interface Made {
  readonly member: Member;
  until: number;
}

/** Lets a crowd ask a budget of 60 calls a minute for so many milliseconds. Returns all asks in their order. */
export async function playCrowd(members: readonly Member[], milliseconds: number): Promise<Ask[]> {
  const clock = createTestClock();
  const budget = createBudget(clock.elapsed);
  const asks: Ask[] = [];
  const made: Made[] = [];
  const ends: { readonly at: number; readonly place: Permit; readonly call: Made }[] = [];
  const next = new Map(members.map((member) => [member, member.comes]));

  async function ask(member: Member, at: number): Promise<number> {
    const counted = made.filter(({ until }) => until > at);
    const own = counted.filter((call) => call.member.person === member.person).length;
    const { site, person } = member;
    const urgency = member.isBackground ? 'background' : 'interactive';
    const taken = await budget.take('token', urgency, { site, person });
    const wait = 'wait' in taken ? taken.wait : 0;
    asks.push({ at, member, own, used: counted.length, wait });
    if ('wait' in taken) return member.isPatient ? wait : member.pause;
    const call = { member, until: Number.POSITIVE_INFINITY };
    made.push(call);
    ends.push({ at: at + member.takes, place: taken, call });
    return member.pause;
  }

  for (let at = 0; at <= milliseconds; at += tick) {
    for (const { place, call, at: end } of ends.splice(0)) {
      if (end > at) {
        ends.push({ place, call, at: end });
        continue;
      }
      place.end(nothingLearned);
      call.until = at + minuteLength;
    }
    for (const [member, due] of next) if (due <= at) next.set(member, at + (await ask(member, at)));
    clock.advance(tick);
  }
  return asks;
}

/** People of up to three sites who ask at most so often, in milliseconds from one ask to the next. */
export function memberOf(pause: { readonly min: number; readonly max: number }): fc.Arbitrary<Member> {
  return fc.record({
    site: fc.constantFrom('site 1', 'site 2', 'site 3'),
    person: fc.constantFrom(...'abcdefghij'),
    comes: fc.integer({ min: 0, max: 90_000 }),
    takes: fc.integer({ min: tick, max: 5_000 }),
    pause: fc.integer(pause),
    isPatient: fc.boolean(),
    isBackground: fc.boolean(),
  });
}
