import { contentFacts } from './content-facts.ts';
import { dataApiFacts } from './data-api-facts.ts';
import { deliveryFacts } from './delivery-facts.ts';
import { designerFacts } from './designer-facts.ts';
import type { Fact } from './fact.ts';
import { frameFacts } from './frame-facts.ts';
import { oauthFacts } from './oauth-facts.ts';
import { replacementFacts } from './replacement-facts.ts';

/**
 * Every fact about Webflow that no public source confirms, by its name. A fact that is settled flips its value here: the
 * sandbox behaves so from then on, the code branches on it, and every test follows.
 */
export const facts = {
  ...oauthFacts,
  ...dataApiFacts,
  ...contentFacts,
  ...deliveryFacts,
  ...designerFacts,
  ...frameFacts,
  ...replacementFacts,
} as const satisfies Readonly<Record<string, Fact>>;

export type FactId = keyof typeof facts;

/** The value of each fact. */
export type FactValues = { [Id in FactId]: (typeof facts)[Id]['value'] };

export const isFactId = (id: string): id is FactId => Object.hasOwn(facts, id);

/** The names of all facts, in the list's order. */
export const factIds: readonly FactId[] = Object.keys(facts).filter(isFactId);

const isWhole = (values: object): values is FactValues => factIds.every((id) => id in values);

/** Returns what is assumed of each fact. */
export function assumedValues(): FactValues {
  const values: object = Object.fromEntries(factIds.map((id) => [id, facts[id].value]));
  if (!isWhole(values)) throw new TypeError('A fact has no value');
  return values;
}
