import type { UnweighedReason } from '#contract/weighing.ts';
import { type Encoder, EncodingError } from '../encoding/encoder.ts';
import type { Log } from '../platform/log.ts';

/** Reasons that an operator may have to do something about. */
const ofMachine: ReadonlySet<UnweighedReason> = new Set(['encoder_failed', 'out_of_memory', 'too_slow']);

/** The same encoder, which logs each encoding that the machine could not do, without a word about the file. */
export function logFailures(encoder: Pick<Encoder, 'open'>, log: Pick<Log, 'warn'>): Pick<Encoder, 'open'> {
  async function logged<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof EncodingError && ofMachine.has(error.reason)) {
        log.warn({ event: 'encoding_failed', reason: error.reason }, 'an encoder did not end its work');
      }
      throw error;
    }
  }

  return {
    async open(bytes, demand) {
      const session = await logged(encoder.open(bytes, demand));
      return {
        source: session.source,
        encode: (file) => logged(session.encode(file)),
        sizeOf: (file) => logged(session.sizeOf(file)),
        findQuality: (demand) => logged(session.findQuality(demand)),
        close: () => session.close(),
      };
    },
  };
}
