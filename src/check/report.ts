import { readFile } from 'node:fs/promises';
import { type FactId, facts } from './facts.ts';
import type { Verdicts } from './run-checks.ts';
import { untriedReasons, type Verdict } from './verdict.ts';

/** Where the sandbox has the value of each assumption. */
const assumptionsFile = 'src/sandbox/protocol/unconfirmed.ts';

/** Returns the line of a fact's value in the text of the sandbox's file, from 1. */
export function lineOf(id: string, text: string): number {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('export const unconfirmed'));
  return lines.findIndex((line, at) => at > start && line.startsWith(`  ${id}:`)) + 1;
}

/** Returns one line for a verdict. */
export function verdictLine(id: FactId, verdict: Verdict): string {
  if (verdict.is === 'as-assumed') return `as assumed         ${id}`;
  if (verdict.is === 'different') return `different          ${id}: ${verdict.found}`;
  return `could not be tried ${id}: ${untriedReasons[verdict.why]}`;
}

/**
 * Returns the report of a run as Markdown. It has the names of facts, statuses, numbers, and words of this program only: nothing
 * that a site, a person, or a token could be known by.
 */
export async function reportOf(verdicts: Verdicts, calls: number): Promise<string> {
  const text = await readFile(new URL('../sandbox/protocol/unconfirmed.ts', import.meta.url), 'utf8');
  const all = [...verdicts];
  const count = (is: Verdict['is']): number => all.filter(([, verdict]) => verdict.is === is).length;
  const differences = all.flatMap(([id, verdict]) => {
    if (verdict.is !== 'different') return [];
    const { assumed, usedBy } = facts[id];
    return [
      `## ${id}`,
      '',
      `Assumed: ${assumed}. Found: ${verdict.found}.`,
      '',
      `- Change ${usedBy.join(' and ')}.`,
      `- Correct the sandbox at ${assumptionsFile}:${lineOf(id, text)}.`,
      '',
    ];
  });
  return [
    '# What Webflow answered',
    '',
    `${count('as-assumed')} as assumed, ${count('different')} different, ${count('untried')} could not be tried. ${calls} calls.`,
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
