import { addressRules } from './address-rules.ts';
import type { Bundle } from './archive.ts';
import { codeRules } from './code-rules.ts';
import { fileRules } from './file-rules.ts';
import { manifestRules } from './manifest-rules.ts';
import { pageRules } from './page-rules.ts';
import type { Place, Rule } from './rule.ts';
import { textRules } from './text-rules.ts';
import { wholeRules } from './whole-rules.ts';

/** What a build is held to before it is packed, by name. */
export const buildRules = { ...pageRules, ...codeRules, ...textRules, ...addressRules } as const;

/** Every rule a bundle is held to. */
export const bundleRules = { ...fileRules, ...manifestRules, ...buildRules, ...wholeRules } as const;

export type RuleName = keyof typeof bundleRules;

/** One place where a bundle breaks a rule. */
export interface Fault extends Place {
  readonly rule: string;
  readonly reason: string;
  readonly source: string;
}

/** All places where a bundle breaks one of these rules, by default of all rules; empty for a valid bundle. */
export function findFaults(bundle: Bundle, rules: Readonly<Record<string, Rule>> = bundleRules): Fault[] {
  return Object.entries(rules).flatMap(([rule, { reason, source, find }]) =>
    find(bundle).map((place) => ({ ...place, rule, reason, source })),
  );
}

/** A fault as one line: rule, file, line, what stands there, and why that is not allowed. */
export function sayFault({ rule, file, line, column, what, reason, source }: Fault): string {
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  return `${rule}  ${place}  ${what.replace(/\s+/g, ' ').trim()}\n    ${reason} (${source})`;
}
