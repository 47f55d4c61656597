import { assumedValues, type FactValues } from '#contract/webflow-facts/facts.ts';

/**
 * The value of each fact that no public source confirms. The panel and the backend must work with every value of each, so
 * tests can override them. The sandbox makes no assumption outside of that list.
 */
export type Unconfirmed = FactValues;

/** The sandbox's default for each assumption: what the list assumes. */
export const unconfirmed: Unconfirmed = assumedValues();
