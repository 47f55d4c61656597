import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData } from './sqlite-error.ts';
import { SqliteFile } from './sqlite-file.ts';
import type { ThreadData, ThreadRequest, ThreadResponse } from './thread-messages.ts';

/** The thread that owns the database and may block on the disk. Handles requests in order until `close`. */
const { path, expected }: ThreadData = workerData;
const file = new SqliteFile(path, expected);

function execute(request: ThreadRequest): ThreadResponse {
  const { id } = request;
  try {
    if (request.kind === 'run')
      return { id, result: file.run(request.mode, request.sql, request.parameters) };
    if (request.kind === 'check') file.check();
    else file.close();
    return { id };
  } catch (error) {
    const data = toErrorData(error);
    if (!data) throw error;
    return { id, error: { message: data.message, errcode: data.errcode, errstr: data.errstr } };
  }
}

parentPort?.on('message', (request: ThreadRequest) => {
  parentPort?.postMessage(execute(request));
  if (request.kind === 'close') parentPort?.close();
});
