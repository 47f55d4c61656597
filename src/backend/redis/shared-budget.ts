import * as v from 'valibot';
import { limits } from '../platform/limits.ts';
import { shares } from '../shares/rule.ts';
import {
  type LocalBudget,
  type RateLimitReport,
  usualLimit,
  type WatchedBudget,
} from '../webflow/rate-budget.ts';
import { endScript, takeScript } from './budget-scripts.ts';
import type { Connection } from './connection.ts';
import type { Keys } from './keys.ts';

/** Milliseconds for which a call counts whose end is never reported, as where its instance was killed. */
const longestCall = 2 * 60_000;

/** The call as it is kept, or the wait as a negative number. */
const Answer = v.union([v.string(), v.pipe(v.number(), v.integer(), v.maxValue(-1))]);

/** The arguments of the script's shares. A job has no first calls, and no calls are reserved for it. */
function sharesArgs(isJob: boolean): number[] {
  return [
    isJob ? 0 : shares.firstCalls,
    shares.personTimesFree,
    shares.siteTimesFree,
    shares.returnGraceMs,
    isJob ? 0 : shares.waitingPeople,
  ];
}

function told(value: number | null): string {
  return value === null ? '' : String(value);
}

/**
 * A budget that all instances share, its shares included. The one in memory counts along and takes over while Redis is away: it then knows
 * of its own calls, and of the others' what Webflow says is left.
 */
export function createSharedBudget(connection: Connection, names: Keys, local: LocalBudget): WatchedBudget {
  function end(
    keys: readonly string[],
    call: string,
    { limit, remaining, retryAfter }: RateLimitReport,
  ): void {
    const lesson = [told(limit), told(remaining), told(retryAfter)];
    const now = Math.round(connection.now());
    void connection.ask((redis) =>
      redis.eval(endScript, keys.length, ...keys, now, call, ...lesson, limits.budgetMemoryMs, usualLimit),
    );
  }

  return {
    lowestLeft: local.lowestLeft,

    async take(token, urgency, party) {
      const keys = names.calls(token);
      const now = Math.round(connection.now());
      const kept = urgency === 'interactive' ? 0 : limits.interactiveShare;
      const who = party ? [names.digest(party.site), names.digest(party.person)] : ['', ''];
      const most = sharesArgs(urgency === 'job');
      const args = [now, usualLimit, kept, now + longestCall, limits.budgetMemoryMs, ...who, ...most];
      const call = await connection.ask(async (redis) =>
        v.parse(Answer, await redis.eval(takeScript, keys.length, ...keys, ...args)),
      );
      if (call === undefined) return local.take(token, urgency, party);
      if (typeof call === 'number') return { wait: -call };
      const counted = local.note(token, party);
      return {
        end(lesson) {
          counted.end(lesson);
          end(keys, call, lesson);
        },
        giveBack() {
          counted.giveBack();
          void connection.ask((redis) => redis.zrem(keys[0], call));
        },
      };
    },
  };
}
