/**
 * Returns how many characters a reader sees in a text: an emoji of several code points is one. Browsers without
 * `Intl.Segmenter`, such as Firefox before 125, count code points. Source: UAX #29, grapheme clusters; MDN.
 */
export function countCharacters(text: string): number {
  return 'Segmenter' in Intl ? [...new Intl.Segmenter().segment(text)].length : [...text].length;
}
