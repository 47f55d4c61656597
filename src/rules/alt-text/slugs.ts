/** Words inside hyphenated compounds: "state-of-the-art", "3-in-1", "rez-de-chaussée". */
const functionWords = new Set(
  (
    'a about after all an and as at before by ever for from in into it me not of off on or out over per the to up vs with ' +
    'am auf aus bei bis das dem den der des die im mit nach ohne um und von vom vor zu zum zur ' +
    'à au aux avec de du en et la le les ou par pas pour sans sous sur un une ' +
    'al con del el las los o para por sin y'
  ).split(' '),
);
const countWords = /^(?:\d{1,3}|\d+(?:st|nd|rd|th)|one|two|three|four|five|six|seven|eight|nine|ten|half)$/;
const wholeWords =
  /^(?:covid-19|sars-cov-2|mid-\d|tic-tac|rock-paper|merry-go|schwarz-rot|bleu-blanc|rot-weiß)/;
const assetWords = /^(?:logos?|icons?|img|imgs|bg|thumb|thumbnail|scaled|photos?|v\d+|2x)$/;

/**
 * True for a hyphenated compound of natural language: a number at the start, or a function word or single letter among
 * few others. "18-year-old" and "state-of-the-art" are compounds, "hero-bg-2" and "woman-with-red-umbrella" are not.
 */
function isCompound(parts: readonly string[], whole: string): boolean {
  const [first = ''] = parts;
  if (wholeWords.test(whole) || countWords.test(first)) return true;
  const contents = parts.filter(
    (part) => !functionWords.has(part) && !/^(?:\p{L}|\d+(?:st|nd|rd|th))$/u.test(part),
  );
  return contents.length < parts.length && contents.length < 3;
}

/**
 * True for a text in the form of a file name: joined by underscores, or in small letters by two or more hyphens.
 * "t-shirt", "COVID-19" and "Konrad-Adenauer-Straße" are words. The file's own name is not compared.
 */
export function isSlug(text: string): boolean {
  if (/^\S+@[23]x$/i.test(text)) return true;
  if (/[\s@]/.test(text)) return false;
  if (/[\p{L}\p{N}]_+[\p{L}\p{N}]/u.test(text) || /%20|%[c-e][\da-f]%[89ab][\da-f]/i.test(text)) return true;
  const parts = text.split('-').filter(Boolean);
  const last = parts.at(-1) ?? '';
  if (parts.length < 2 || !/\p{L}/u.test(text)) return false;
  if (/^0\d+$|^scaled$|^\d{2,4}x\d{2,4}$/.test(last)) return true;
  if (!/^[\p{Ll}\p{Lo}\p{M}\d-]+$/u.test(text)) return false;
  if (assetWords.test(last) || /^(?:img|bg|thumb|icon|logo)$/.test(parts[0] ?? '')) return true;
  return parts.length > 2 && !isCompound(parts, text);
}
