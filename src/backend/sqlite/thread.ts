import { parentPort, workerData } from 'node:worker_threads';
import { faultOf } from './sqlite-fault.ts';
import { SqliteFile } from './sqlite-file.ts';
import type { Order, Report, ThreadData } from './thread-messages.ts';

/** The thread that owns the database, and may sleep for the disk: it answers orders in their order until it is closed. */
const { path, expected }: ThreadData = workerData;
const file = new SqliteFile(path, expected);

function carryOut(order: Order): Report {
  const { id } = order;
  try {
    if (order.kind === 'run') return { id, answer: file.run(order.lane, order.sql, order.parameters) };
    if (order.kind === 'look') file.look();
    else file.close();
    return { id };
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    return { id, fault: { message: fault.message, errcode: fault.errcode, errstr: fault.errstr } };
  }
}

parentPort?.on('message', (order: Order) => {
  parentPort?.postMessage(carryOut(order));
  if (order.kind === 'close') parentPort?.close();
});
