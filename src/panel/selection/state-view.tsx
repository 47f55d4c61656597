import type { ComponentChildren } from 'preact';
import type { Selection } from '#panel/assets/selection.ts';
import { tryAgain as tryAgainLabel } from '#panel/i18n/actions.ts';
import * as altWords from '#panel/i18n/alt-text.ts';
import { boundFrom, boundMessage } from '#panel/i18n/binding.ts';
import { designerErrors } from '#panel/i18n/designer-errors.ts';
import { elementMessage } from '#panel/i18n/elements.ts';
import type { Message } from '#panel/i18n/message.ts';
import * as words from '#panel/i18n/selection.ts';
import { AlertIcon, ImageIcon, PointerIcon } from '#panel/ui/icons.tsx';
import { readAltText } from '#rules/alt-text/alt-text.ts';

interface StateProps {
  readonly message: Message;
  readonly icon: ComponentChildren;
  readonly children?: ComponentChildren;
}

function State({ message, icon, children }: StateProps) {
  return (
    <div class="state">
      <div class="state-icon">{icon}</div>
      <h1 class="state-title">{message.title}</h1>
      <p>{message.body}</p>
      {children}
    </div>
  );
}

type BoundImage = Extract<Selection, { kind: 'bound' }>;

/** The alt text of an image whose file is not known: its binding, its text, or a word in place of a text. */
function BoundAltText({ altText, boundAltText }: Pick<BoundImage, 'altText' | 'boundAltText'>) {
  if (altText === undefined && !boundAltText) return null;
  const alt = readAltText(altText ?? null);
  return (
    <p>
      {altWords.heading}
      {': '}
      {boundAltText ? (
        boundFrom(boundAltText)
      ) : (
        <span dir="auto">{alt.kind === 'text' ? alt.text : altWords.inPlaceOfText[alt.kind]}</span>
      )}
    </p>
  );
}

interface StateViewProps {
  readonly selection: Exclude<Selection, { kind: 'asset' | 'images' }>;
  readonly tryAgain: () => void;
}

/** A selection without an asset: what it is and the next step. */
export function StateView({ selection, tryAgain }: StateViewProps) {
  switch (selection.kind) {
    case 'unread':
      return null;
    case 'outside':
      return <State message={words.outside} icon={<AlertIcon />} />;
    case 'nothing':
      return <State message={words.nothing} icon={<PointerIcon />} />;
    case 'notImage':
      return <State message={elementMessage(selection.type)} icon={<PointerIcon />} />;
    case 'noAsset':
      return <State message={words.noAsset} icon={<ImageIcon />} />;
    case 'bound':
      return (
        <State message={boundMessage(selection.binding)} icon={<ImageIcon />}>
          <BoundAltText altText={selection.altText} boundAltText={selection.boundAltText} />
        </State>
      );
    case 'unreadable':
      if (selection.reason === 'aborted') return null;
      return (
        <div role="alert">
          <State message={designerErrors[selection.reason]} icon={<AlertIcon />}>
            <button type="button" class="button" onClick={tryAgain}>
              {tryAgainLabel}
            </button>
          </State>
        </div>
      );
  }
}
