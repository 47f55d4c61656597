import type { ComponentChildren } from 'preact';
import type { Subject } from '#panel/assets/subject.ts';
import { tryAgain as tryAgainLabel } from '#panel/i18n/actions.ts';
import { boundMessage } from '#panel/i18n/binding.ts';
import { elementMessage } from '#panel/i18n/elements.ts';
import { designerErrors } from '#panel/i18n/designer-errors.ts';
import type { Message } from '#panel/i18n/message.ts';
import * as selection from '#panel/i18n/selection.ts';
import { AlertIcon, ImageIcon, PointerIcon } from '#panel/ui/icons.tsx';

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

interface StateViewProps {
  readonly subject: Exclude<Subject, { kind: 'asset' }>;
  readonly tryAgain: () => void;
}

/** A selection that comes to no asset: what it is and the next step. */
export function StateView({ subject, tryAgain }: StateViewProps) {
  switch (subject.kind) {
    case 'unread':
      return null;
    case 'outside':
      return <State message={selection.outside} icon={<AlertIcon />} />;
    case 'nothing':
      return <State message={selection.nothing} icon={<PointerIcon />} />;
    case 'notImage':
      return <State message={elementMessage(subject.type)} icon={<PointerIcon />} />;
    case 'noAsset':
      return <State message={selection.noAsset} icon={<ImageIcon />} />;
    case 'bound':
      return <State message={boundMessage(subject.binding)} icon={<ImageIcon />} />;
    case 'unreadable':
      if (subject.reason === 'aborted') return null;
      return (
        <div role="alert">
          <State message={designerErrors[subject.reason]} icon={<AlertIcon />}>
            <button type="button" class="button" onClick={tryAgain}>
              {tryAgainLabel}
            </button>
          </State>
        </div>
      );
  }
}
