import type { BackendProblem } from '#panel/backend/request.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import { formatBytes, formatFormat } from '#panel/i18n/format.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';
import { lastingErrorMessage, requestErrorMessage } from '#panel/i18n/request-errors.ts';

const said = messages.replace;

export const { start, beta, known, unknown, endsUndo, cancel, confirm, result, stop } = said;
export const { undoAnyway, undoUntil, checkAgain, close, download, checks } = said;

/** Returns the words of the button that asks about so many files. */
export const startMany = (count: number): string => plural(said.startMany, count);

/** Returns the question about so many files. */
export const heading = (count: number): string => plural(said.heading, count);

/** Returns how many files are not listed. */
export const more = (count: number): string => plural(said.more, count);

/** Returns what changes: bytes and format of the file before, null for what is not known, and of the file after. */
export function change(
  name: string,
  before: { readonly bytes: number | null; readonly type: string | null },
  after: { readonly bytes: number; readonly format: string },
): string {
  const size = before.bytes === null ? said.unknownSize : formatBytes(before.bytes);
  return interpolate(said.change, {
    name,
    before: before.type === null ? size : `${formatFormat(before.type)}, ${size}`,
    after: `${formatFormat(after.format)}, ${formatBytes(after.bytes)}`,
  });
}

/** Returns what happens when so many files are replaced, whose originals have so many bytes; 0 for an unknown number. */
export function facts(count: number, keeps: number): readonly string[] {
  const kept = interpolate(said.facts.keeps, { size: formatBytes(keeps) });
  const { undo } = said.facts;
  return [plural(said.facts.shared, count), keeps > 0 ? `${undo} ${kept}` : undo];
}

/** Returns what is not known; more where one of the originals is an AVIF. */
export const doubts = (hasAvif: boolean): readonly string[] =>
  hasAvif ? [...said.doubts, said.avifBack] : said.doubts;

/** Returns why nothing can be replaced; `most` is how many bytes Undo can keep. */
export const obstacle = (which: keyof typeof said.obstacles, most: number): string =>
  interpolate(said.obstacles[which], { size: formatBytes(most) });

/** Returns how far it is: the file at this place of so many is being sent. */
export const progress = (act: 'replace' | 'undo', at: number, of: number): string =>
  interpolate(said.progress[act], { at, of });

export const { stopping, checking } = said.progress;

/** Returns the words of the button that brings so many originals back. */
export const undo = (count: number): string => plural(said.undo, count);

export const downloadOf = (name: string): string => interpolate(said.downloadOf, { name });

/** Returns how many of so many files have each result; results of none are left out. Of one file it is the result alone. */
export const summary = (
  counts: readonly { readonly step: keyof typeof said.summary; readonly count: number }[],
  of: number,
): string =>
  counts
    .filter(({ count }) => count > 0)
    .map(({ step, count }) => (of === 1 ? said.single[step] : interpolate(said.summary[step], { count, of })))
    .join(' · ');

/** Returns what has become of one file; format and bytes are those of the new one. */
export const step = (
  which: keyof typeof said.steps,
  name: string,
  { format, bytes }: { readonly format: string; readonly bytes: number },
): string => interpolate(said.steps[which], { name, format: formatFormat(format), size: formatBytes(bytes) });

/** Returns why the files themselves prevented it; `isUndo` where the original was to be brought back. */
export const filesFault = (reason: keyof typeof said.faults.files, isUndo: boolean): string =>
  isUndo && reason === 'changed' ? said.faults.changedUndo : said.faults.files[reason];

/** Returns why the Designer prevented it; `format` is that of the file that was sent. */
export const designerFault = (reason: Exclude<DesignerErrorReason, 'aborted'>, format: string): string =>
  reason === 'failed' && format === 'avif' ? said.faults.designer.refusedAvif : said.faults.designer[reason];

/** Returns why our backend prevented it. */
export const backendFault = ({ code }: BackendProblem): string =>
  interpolate(said.faults.backend, { ...lastingErrorMessage(code) });

/** What is said while a rate limit delays the file that is sent. */
export const delayed = interpolate(said.faults.backend, { ...requestErrorMessage('rate_limited') });

/** Returns a fault of an Undo, which leaves the file replaced. */
export const notUndone = (fault: string): string => `${said.notUndone} ${fault}`;
