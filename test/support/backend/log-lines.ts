import * as v from 'valibot';
import type { TestBackend } from '#test/support/backend/backend.ts';

const Line = v.looseObject({ level: v.string(), msg: v.string() });
export type LogLine = v.InferOutput<typeof Line>;

/** The log as objects; fails where a line is not one JSON object. */
export function parseLines(lines: readonly string[]): LogLine[] {
  return lines.map((line) => v.parse(Line, JSON.parse(line)));
}

/** The lines of one event, oldest first. */
export function eventsOf({ logLines }: Pick<TestBackend, 'logLines'>, event: string): LogLine[] {
  return parseLines(logLines).filter((line) => line.event === event);
}

/** The lines at level error or above. */
export function alarmsIn({ logLines }: Pick<TestBackend, 'logLines'>): LogLine[] {
  return parseLines(logLines).filter(({ level }) => level === 'error' || level === 'fatal');
}
