import type { Candidate } from '#contract/weighing.ts';
import { formatBytes, formatFormat } from '#panel/i18n/format.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.weighingList;

export const { noSaving, pause, goOn, stop, states, columns, inReport, reportTotals } = said;

/** Bytes before and after a change. */
interface Change {
  readonly before: number;
  readonly after: number;
}

/** A file that would take the place of an original, and what that saves. */
interface Suggested {
  readonly candidate: Pick<Candidate, 'format' | 'bytes' | 'score'>;
  readonly saved: number;
  /** Of the original's bytes; null where that is not known. */
  readonly percent: number | null;
}

const textsOf = ({ candidate, saved, percent }: Suggested) => ({
  format: formatFormat(candidate.format),
  bytes: formatBytes(candidate.bytes),
  saved: formatBytes(saved),
  percent: percent ?? 0,
});

/** Returns what a change saves, and of what; 0 where it saves nothing. */
const savedOf = ({ before, after }: Change): { saved: string; before: string } => ({
  saved: formatBytes(Math.max(0, before - after)),
  before: formatBytes(before),
});

/** Returns the name of the button that weighs so many images. */
export const start = (count: number): string => plural(said.start, count);

/** Returns the progress; the image is the one of this number, and its name is null where none is encoded now. */
export const running = (at: number, of: number, name: string | null): string =>
  name === null ? interpolate(said.waiting, { at, of }) : interpolate(said.running, { at, of, name });

export const paused = (done: number, of: number): string => interpolate(said.paused, { done, of });

/** Returns what an image would weigh: "WebP 412 kB −76%". */
export const result = (suggested: Suggested): string => interpolate(said.result, textsOf(suggested));

/** Returns the same for a report: "WebP, 412 kB, saves 1.34 MB (76%)", with the likeness where it was measured. */
export function inReportOf(suggested: Suggested): string {
  const { score } = suggested.candidate;
  const text = interpolate(said.savesInReport, textsOf(suggested));
  return score === null ? text : `${text}, ${interpolate(said.likeness, { score: Math.round(score) })}`;
}

/** Returns what all of them would save of the originals' bytes. */
export const total = (originals: Change): string => interpolate(said.total, savedOf(originals));

/** Returns what visitors would load less. */
export function totalOfLoads(phone: Change, laptop: Change): string {
  const [onPhone, onLaptop] = [savedOf(phone), savedOf(laptop)];
  return interpolate(said.totalOfLoads, {
    phone: onPhone.saved,
    phoneBefore: onPhone.before,
    laptop: onLaptop.saved,
    laptopBefore: onLaptop.before,
  });
}

/** Returns the same of the originals, where the sentence before says what visitors load. */
export const originals = (change: Change): string => interpolate(said.originals, savedOf(change));

/** Returns a total of a report: "3.1 MB of 4.9 MB". */
export const ofBytes = (change: Change): string => interpolate(said.savedOf, savedOf(change));

/** Returns how many images are weighed, and how many could not be. */
export const weighed = (count: number): string => plural(said.weighed, count);
export const notWeighed = (count: number): string => plural(said.notWeighed, count);

/** Returns how many images the bytes leave out. */
export const unknown = (count: number): string => plural(said.unknown, count);
