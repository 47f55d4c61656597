import { baseNames, longestName } from '#rules/alt-text/file-names.ts';
import { normalizeText } from '#rules/alt-text/normalize-text.ts';

// First and last parts of common English compounds of two words.
const affixes =
  /^(?:all|anti|cross|double|free|full|half|hand|high|hot|long|low|mid|multi|non|north|off|open|post|pre|self|semi|short|south|ultra|vice|well|wide)-|-(?:based|built|down|east|fashioned|free|friendly|like|made|off|old|out|over|proof|ready|style|time|west)$/;

/**
 * True for words in the form of a file name, which is rare in a sentence. `isSame`: the text equals the file name to
 * the letter.
 */
function isWrittenAsName(text: string, isSame: boolean): boolean {
  if (/\p{N}_|_\p{L}/u.test(text) || /\((?:\d+|copy)\)$|\bcopy \d+$/i.test(text)) return true;
  if (/^\d{6,}$/.test(text)) return true;
  if (/\s/.test(text)) return false;
  if ((text.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0) > 1) return true;
  const parts = text.split('-');
  const isLower = text === text.toLowerCase();
  if (parts.length > 2) return (isLower || isSame) && !/^\d/.test(text);
  const [first = '', last = ''] = parts;
  const isEcho = first.length === last.length && first[0] === last[0];
  return isLower && /^\p{L}{3,}-\p{L}{3,}$/u.test(text) && !isEcho && !affixes.test(text);
}

/**
 * True where a text is the name of one of these files (names or URLs) in the form of a file name. Natural words that
 * equal the name of a well-named file are not: "Golden Gate Bridge" for `golden-gate-bridge.jpg`.
 */
export function isFileNameOf(text: string, files: readonly (string | null | undefined)[]): boolean {
  if (text.length > longestName || !isWrittenAsName(text, true)) return false;
  const names = files.flatMap((file) => (file ? baseNames(file) : []));
  const wanted = normalizeText(text);
  return names.some((name) => normalizeText(name) === wanted) && isWrittenAsName(text, names.includes(text));
}
