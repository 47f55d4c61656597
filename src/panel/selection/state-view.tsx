import type { ComponentChildren } from 'preact';
import type { Subject } from '#panel/assets/subject.ts';
import { tryAgain as tryAgainLabel } from '#panel/i18n/actions.ts';
import { sayBound } from '#panel/i18n/binding.ts';
import { sayElement } from '#panel/i18n/elements.ts';
import { faults } from '#panel/i18n/faults.ts';
import type { Saying } from '#panel/i18n/saying.ts';
import * as selection from '#panel/i18n/selection.ts';
import { AlertIcon, ImageIcon, PointerIcon } from '#panel/ui/icons.tsx';

interface StateProps {
  readonly saying: Saying;
  readonly icon: ComponentChildren;
  readonly children?: ComponentChildren;
}

function State({ saying, icon, children }: StateProps) {
  return (
    <div class="state">
      <div class="state-icon">{icon}</div>
      <h1 class="state-title">{saying.title}</h1>
      <p>{saying.body}</p>
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
      return <State saying={selection.outside} icon={<AlertIcon />} />;
    case 'nothing':
      return <State saying={selection.nothing} icon={<PointerIcon />} />;
    case 'notImage':
      return <State saying={sayElement(subject.type)} icon={<PointerIcon />} />;
    case 'noAsset':
      return <State saying={selection.noAsset} icon={<ImageIcon />} />;
    case 'bound':
      return <State saying={sayBound(subject.binding)} icon={<ImageIcon />} />;
    case 'unreadable':
      if (subject.reason === 'aborted') return null;
      return (
        <div role="alert">
          <State saying={faults[subject.reason]} icon={<AlertIcon />}>
            <button type="button" class="button" onClick={tryAgain}>
              {tryAgainLabel}
            </button>
          </State>
        </div>
      );
  }
}
