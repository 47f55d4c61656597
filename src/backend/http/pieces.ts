import { systemClock } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import { createRequestScheduler } from '../platform/request-scheduler.ts';

/** Parts of `limits.answerPieceBytes`, none of them copied; the last one is shorter. */
export function* inPieces(bytes: Uint8Array): Generator<Uint8Array, void> {
  for (let start = 0; start < bytes.byteLength; start += limits.answerPieceBytes) {
    yield bytes.subarray(start, start + limits.answerPieceBytes);
  }
}

const scheduler = createRequestScheduler({ now: systemClock.elapsed, sliceMs: limits.pieceSliceMs });

/**
 * Resolves when the next piece of an answer may be sent. All answers of the process share `limits.piecesTurnMs` of each
 * turn of the event loop, in the order they ask, so that many large answers hold up the small ones no more than one does.
 */
export function pieceTurn(): Promise<void> {
  return new Promise((resolve) => scheduler.run(resolve));
}

/** The bytes as a body whose next piece is sent when the one before it was taken, and when its turn has come. */
export function streamPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  const pieces = inPieces(bytes);
  return new ReadableStream(
    {
      async pull(controller) {
        await pieceTurn();
        const next = pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
    },
    { highWaterMark: 0 },
  );
}
