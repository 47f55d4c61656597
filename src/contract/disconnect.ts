import * as v from 'valibot';

/** The answer of `POST /api/disconnect`, also the second time. */
export const Disconnected = v.object({ connected: v.literal(false) });
export type Disconnected = v.InferOutput<typeof Disconnected>;
