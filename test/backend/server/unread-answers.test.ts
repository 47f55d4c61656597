import { beforeEach, describe, expect, test } from 'vitest';
import { serverLimits } from '#backend/server/limits.ts';
import { type Cuts, createUnreadAnswers, type UnreadAnswers } from '#backend/server/unread-answers.ts';

/** One answer as its connection would show it. */
interface Answer {
  readonly client: string;
  waiting: number;
  taken: number;
}

const megabyte = 1024 * 1024;
let now: number;
let cut: Answer[];
let unread: UnreadAnswers<Answer>;
let underWay: Answer[];

beforeEach(() => {
  now = 0;
  cut = [];
  underWay = [];
  unread = createUnreadAnswers<Answer>({
    now: () => now,
    waiting: ({ waiting }) => waiting,
    taken: ({ taken }) => taken,
    client: ({ client }) => client,
    cut(answer) {
      cut.push(answer);
      underWay = underWay.filter((one) => one !== answer);
    },
  });
});

function begin(client: string, waiting = 1): Answer {
  const answer = { client, waiting, taken: 0 };
  underWay.push(answer);
  return answer;
}

/** Looks once a second for so long; `each` is called before each look. Returns how many were cut. */
function pass(milliseconds: number, each = () => {}): Cuts {
  const sum = { standstill: 0, memory: 0 };
  for (const end = now + milliseconds; now < end; ) {
    now += serverLimits.answerCheckMs;
    each();
    const { standstill, memory } = unread.cutOverLimits(underWay, serverLimits.answerStandstillMs);
    sum.standstill += standstill;
    sum.memory += memory;
  }
  return sum;
}

/** A text of so many characters that equals no other's. */
function textOf(size: number, name: string): string {
  return name + '-'.repeat(size - name.length);
}

describe('B4 unread-answer: an unread response is cut', () => {
  test('B4 unread-answer: it is cut after the longest standstill, not before', () => {
    const answer = begin('a');
    unread.cutOverLimits(underWay, serverLimits.answerStandstillMs);
    expect(pass(serverLimits.answerStandstillMs - serverLimits.answerCheckMs)).toEqual({
      standstill: 0,
      memory: 0,
    });
    expect(cut).toEqual([]);
    expect(pass(serverLimits.answerCheckMs)).toEqual({ standstill: 1, memory: 0 });
    expect(cut).toEqual([answer]);
    expect(pass(60_000)).toEqual({ standstill: 0, memory: 0 });
  });

  test('B4 unread-answer: a response with a byte of progress now and then is not cut for an hour', () => {
    const answer = begin('a', 100);
    unread.cutOverLimits(underWay, serverLimits.answerStandstillMs);
    for (let time = 0; time < 3_600_000; time += serverLimits.answerStandstillMs - 1_000) {
      pass(serverLimits.answerStandstillMs - 1_000);
      answer.taken++;
    }
    expect(cut).toEqual([]);
  });

  test('B4 unread-answer: a count that falls and rises again is no progress', () => {
    const answer = begin('a');
    answer.taken = 1_000;
    unread.cutOverLimits(underWay, serverLimits.answerStandstillMs);
    pass(serverLimits.answerStandstillMs, () => {
      answer.taken = answer.taken === 1_000 ? 900 : 1_000;
    });
    expect(cut).toEqual([answer]);
  });

  test('B3 unread-lookup: a response without unread bytes, which waits for Webflow, is not cut', () => {
    begin('a', 0);
    expect(pass(3_600_000)).toEqual({ standstill: 0, memory: 0 });
  });

  test('B3 unread-lookup: the time counts from the first unread byte', () => {
    const answer = begin('a', 0);
    pass(serverLimits.answerStandstillMs);
    answer.waiting = 1;
    pass(serverLimits.answerStandstillMs);
    expect(cut).toEqual([]);
    pass(serverLimits.answerCheckMs);
    expect(cut).toEqual([answer]);
  });

  test('R1 graceful-stop: while the process stops it is cut after the shorter time', () => {
    begin('a');
    unread.cutOverLimits(underWay, serverLimits.answerShortStandstillMs);
    now += serverLimits.answerShortStandstillMs;
    expect(unread.cutOverLimits(underWay, serverLimits.answerShortStandstillMs)).toEqual({
      standstill: 1,
      memory: 0,
    });
  });
});

describe('B4 unread-answer: unread answers have a share of the memory', () => {
  test('B4 unread-answer: over the limit of an address the longest standstill is cut first, and only the excess', () => {
    const kept = textOf(4 * megabyte, 'kept');
    const answers = Array.from({ length: 150 }, () => {
      now++;
      const answer = begin('greedy');
      unread.hold(answer, kept);
      return answer;
    });
    const colleague = begin('modest');
    unread.hold(colleague, kept);
    expect(pass(serverLimits.answerShortStandstillMs - serverLimits.answerCheckMs)).toMatchObject({
      memory: 0,
    });
    expect(pass(2 * serverLimits.answerCheckMs)).toEqual({ standstill: 0, memory: 147 });
    expect(cut).toEqual(answers.slice(0, 147));
  });

  test('B4 unread-answer: responses with progress are not cut, also of an address over its limit', () => {
    const answers = Array.from({ length: 20 }, () => begin('office'));
    for (const [index, answer] of answers.entries()) {
      unread.hold(answer, textOf(2 * megabyte, `${index}`));
    }
    pass(60_000, () => {
      for (const answer of answers) answer.taken++;
    });
    expect(cut).toEqual([]);
  });

  test('B4 unread-answer: over the limit of all responses the address with the most bytes is cut first', () => {
    const modest = Array.from({ length: 5 }, (_, index) => begin(`m${index}`, 10 * megabyte));
    const greedy = begin('greedy', 15 * megabyte);
    pass(serverLimits.answerShortStandstillMs + serverLimits.answerCheckMs);
    expect(cut).toEqual([greedy]);
    expect(underWay).toEqual(modest);
  });

  test('B4 unread-answer: equal texts count once and share their bytes', () => {
    const [one, other] = [begin('a'), begin('b')];
    const first = unread.hold(one, textOf(50 * megabyte, 'x'));
    const second = unread.hold(other, textOf(50 * megabyte, 'x'));
    expect(second.bytes).toBe(first.bytes);
    unread.hold(begin('c'), textOf(40 * megabyte, 'y'));
    expect(cut).toEqual([]);
  });

  test('B4 unread-answer: over the upper limit responses are cut at once, also with progress', () => {
    const first = begin('greedy');
    for (const name of ['x', 'y', 'z']) unread.hold(first, textOf(30 * megabyte, name));
    const second = begin('modest');
    unread.hold(second, textOf(5 * megabyte, 'small'));
    expect(cut).toEqual([]);
    unread.hold(second, textOf(5 * megabyte, 'other'));
    expect(cut).toEqual([first]);
    expect(unread.cutOverLimits(underWay, serverLimits.answerStandstillMs)).toEqual({
      standstill: 0,
      memory: 1,
    });
  });

  test('B4 unread-answer: released texts and ended responses do not count', () => {
    for (let round = 0; round < 4; round++) {
      const [released, ended] = [begin('a'), begin('a')];
      const holding = unread.hold(released, textOf(40 * megabyte, `r${round}`));
      unread.hold(ended, textOf(40 * megabyte, `e${round}`));
      holding.release();
      holding.release();
      unread.end(ended);
      unread.end(ended);
    }
    expect(cut).toEqual([]);
  });
});
