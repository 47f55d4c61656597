import * as v from 'valibot';
import { webflowId } from './webflow-id.ts';

export const WebflowId = v.pipe(v.string(), v.regex(webflowId));

/** True where the value has the shape of a Webflow id. The thing it names may not exist. */
export function isWebflowId(value: unknown): value is string {
  return v.is(WebflowId, value);
}
