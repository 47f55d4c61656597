import type { ProgramRequest } from '#backend/encoding/messages.ts';
import { oddities } from './oddities.ts';

/** A program that opens anything, and then does what the asked quality stands for. */
const held: Buffer[] = [];
const opened = { kind: 'opened', width: 10, height: 10, isAnimated: false, dropped: [] };

function act(quality: number | null): void {
  if (quality === oddities.dies) process.kill(process.pid, 'SIGKILL');
  if (quality === oddities.exits) process.exit(0);
  if (quality === oddities.nonsense) process.send?.({ kind: 'encoded', bytes: 'many', width: -1 });
  if (quality === oddities.fails) throw new Error('a fault');
  if (quality === oddities.grows) setInterval(() => held.push(Buffer.alloc(20_000_000, 1)), 1);
  if (quality === 80) {
    process.send?.({ kind: 'encoded', bytes: new Uint8Array([1]), width: 10, height: 10, score: 90 });
  }
}

process.on('message', (request: ProgramRequest) => {
  if (request.kind === 'open') process.send?.(opened);
  if (request.kind === 'encode' || request.kind === 'size') act(request.file.quality);
  if (request.kind === 'find') act(request.demand.qualities[0] ?? null);
});
process.on('disconnect', () => process.exit());
