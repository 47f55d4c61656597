import { LongText } from '#panel/long-text.tsx';
import { readAltText } from '#panel/selected/alt-text.ts';
import { Bars } from '#panel/selected/skeleton.tsx';
import { type AssetSubject, factsOf } from '#panel/selected/subject.ts';
import * as words from '#panel/words/alt-text.ts';
import { unknown } from '#panel/words/facts.ts';

interface LevelProps {
  readonly term: string;
  /** Undefined where nobody has told. */
  readonly value: string | null | undefined;
  readonly isPending: boolean;
}

function Level({ term, value, isPending }: LevelProps) {
  return (
    <div class="fact">
      <dt>{term}</dt>
      <dd>{value === undefined ? isPending ? <Bars widths={[80]} /> : unknown : <Text value={value} />}</dd>
    </div>
  );
}

function Text({ value }: { value: string | null }) {
  const alt = readAltText(value);
  if (alt.kind === 'text') return <LongText text={alt.text} fits={200} />;
  return (
    <span class="word" data-kind={alt.kind}>
      {words.inPlaceOfText[alt.kind]}
    </span>
  );
}

/** The two levels of alt text, apart: the one of this placement and the one of the asset. */
export function AltTextRegion({ subject }: { subject: AssetSubject }) {
  return (
    <section class="section" aria-labelledby="alt-text">
      <h2 id="alt-text">{words.heading}</h2>
      <dl>
        <Level term={words.placement} value={subject.placement.altText} isPending={!subject.told} />
        <Level term={words.asset} value={factsOf(subject).assetAltText} isPending={!subject.told} />
      </dl>
    </section>
  );
}
