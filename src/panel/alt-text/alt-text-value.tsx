import * as words from '#panel/i18n/alt-text.ts';
import { LongText } from '#panel/ui/long-text.tsx';
import { readAltText } from '#rules/alt-text/alt-text.ts';

/** One level of alt text as Webflow returns it: the text, or a word for a value that is no text. */
export function AltTextValue({ value }: { value: string | null }) {
  const alt = readAltText(value);
  if (alt.kind === 'text') return <LongText text={alt.text} fits={200} />;
  return (
    <span class="word" data-kind={alt.kind}>
      {words.inPlaceOfText[alt.kind]}
    </span>
  );
}
