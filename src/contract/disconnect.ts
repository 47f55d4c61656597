import * as v from 'valibot';

/** The response of `POST /api/disconnect`, the same when it is repeated. */
export const Disconnected = v.object({ connected: v.literal(false) });
export type Disconnected = v.InferOutput<typeof Disconnected>;
