import { isFactId } from '#contract/webflow-facts/facts.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';

/**
 * Lets a page of the sandbox behave other than the list assumes: `?facts={"boundImageHasAsset":true}`. It comes before
 * everything that reads the values.
 */
const given: unknown = JSON.parse(new URLSearchParams(location.search).get('facts') ?? '{}');
for (const [id, value] of Object.entries(given ?? {})) {
  if (!isFactId(id)) throw new Error(`The list has no fact ${id}`);
  Reflect.set(unconfirmed, id, value);
}
