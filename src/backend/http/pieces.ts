import { systemClock } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import { createRequestScheduler } from '../platform/request-scheduler.ts';

/** Views of `limits.answerPieceBytes` each, without copies; the last one is shorter. */
export function* inPieces(bytes: Uint8Array): Generator<Uint8Array, void> {
  for (let start = 0; start < bytes.byteLength; start += limits.answerPieceBytes) {
    yield bytes.subarray(start, start + limits.answerPieceBytes);
  }
}

const scheduler = createRequestScheduler({ now: systemClock.elapsed, sliceMs: limits.pieceSliceMs });

/**
 * Resolves when the next piece of a response may be sent. All responses share `limits.pieceSliceMs` of each turn of the
 * event loop, in order of arrival, so that many large responses delay small ones no more than one does.
 */
export function waitForPiece(): Promise<void> {
  return new Promise((resolve) => scheduler.run(resolve));
}

/** The bytes as a body that sends a piece when the one before was taken and `waitForPiece` resolves. */
export function streamPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  const pieces = inPieces(bytes);
  return new ReadableStream(
    {
      async pull(controller) {
        await waitForPiece();
        const next = pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
    },
    { highWaterMark: 0 },
  );
}
