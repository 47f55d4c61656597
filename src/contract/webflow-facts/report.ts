import { type FactId, facts } from './facts.ts';
import { untriedReasons, type Verdict } from './verdict.ts';

/** What one run found out about each fact. */
export type Verdicts = ReadonlyMap<FactId, Verdict>;

/** Where the list has the value of a fact, as `file:line`. */
export type PlaceOf = (id: FactId) => string;

/** Returns one line for a verdict. */
export function verdictLine(id: FactId, verdict: Verdict): string {
  if (verdict.is === 'as-assumed') return `as assumed         ${id}`;
  if (verdict.is === 'different') return `different          ${id}: ${verdict.found}`;
  return `could not be tried ${id}: ${untriedReasons[verdict.why]}`;
}

/**
 * Returns the report of a run as Markdown, with further lines about the whole of it. It has the names of facts, statuses,
 * numbers, and words of this program only: nothing that a site, a person, or a token could be known by.
 */
export function reportOf(verdicts: Verdicts, placeOf: PlaceOf, further: readonly string[]): string {
  const all = [...verdicts];
  const count = (is: Verdict['is']): number => all.filter(([, verdict]) => verdict.is === is).length;
  const differences = all.flatMap(([id, verdict]) => {
    if (verdict.is !== 'different') return [];
    const { asks, value, usedBy } = facts[id];
    return [
      `## ${id}`,
      '',
      `${asks}. Assumed: ${JSON.stringify(value)}. Found: ${verdict.found}.`,
      '',
      usedBy.length > 0 ? `- Depends on it: ${usedBy.join(' and ')}.` : '- Nothing depends on it yet.',
      `- Correct the value at ${placeOf(id)}; the sandbox and the code that branches on it follow.`,
      '',
    ];
  });
  return [
    '# What Webflow answered',
    '',
    `${count('as-assumed')} as assumed, ${count('different')} different, ${count('untried')} could not be tried.`,
    ...further,
    '',
    ...differences,
    '## All facts',
    '',
    '```',
    ...all.map(([id, verdict]) => verdictLine(id, verdict)),
    '```',
    '',
  ].join('\n');
}
