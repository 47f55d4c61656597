import * as v from 'valibot';
import { limits } from '#contract/limits.ts';
import { type Lesson, type LocalBudget, usualLimit, type WatchedBudget } from '../webflow/budget.ts';
import { endScript, takeScript } from './budget-scripts.ts';
import type { Link } from './link.ts';
import type { Names } from './names.ts';

/** How long a call counts of which nobody ever says that it ended, as where its instance was killed. */
const longestCall = 2 * 60_000;

const Answer = v.pipe(v.number(), v.integer());

function told(value: number | null): string {
  return value === null ? '' : String(value);
}

/**
 * A budget that all instances share. The one in memory counts along and takes over while Redis is away: it then knows
 * of its own calls, and of the others' what Webflow says is left.
 */
export function createSharedBudget(link: Link, names: Names, local: LocalBudget): WatchedBudget {
  function end(keys: readonly string[], number: number, { limit, remaining, retryAfter }: Lesson): void {
    const lesson = [told(limit), told(remaining), told(retryAfter)];
    const now = Math.round(link.now());
    void link.ask((redis) =>
      redis.eval(endScript, 2, ...keys, now, number, ...lesson, limits.budgetMemory, usualLimit),
    );
  }

  return {
    lowestLeft: local.lowestLeft,

    async take(token, urgency) {
      const keys = names.calls(token);
      const now = Math.round(link.now());
      const kept = urgency === 'interactive' ? 0 : limits.interactiveShare;
      const args = [now, usualLimit, kept, now + longestCall, limits.budgetMemory];
      const number = await link.ask(async (redis) =>
        v.parse(Answer, await redis.eval(takeScript, 2, ...keys, ...args)),
      );
      if (number === undefined) return local.take(token, urgency);
      if (number < 0) return { wait: -number };
      const counted = local.note(token);
      return {
        end(lesson) {
          counted.end(lesson);
          end(keys, number, lesson);
        },
        giveBack() {
          counted.giveBack();
          void link.ask((redis) => redis.zrem(keys[0], number));
        },
      };
    },
  };
}
