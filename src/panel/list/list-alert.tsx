import { tryAgain } from '#panel/i18n/actions.ts';

interface ListAlertProps {
  readonly title: string;
  readonly body: string;
  readonly onPress: () => void;
}

/** Why a list or part of it is missing, and the button that tries again. */
export function ListAlert({ title, body, onPress }: ListAlertProps) {
  return (
    <div class="page-line" role="alert">
      <p>
        <strong>{title}.</strong> {body}
      </p>
      <button type="button" class="button" onClick={onPress}>
        {tryAgain}
      </button>
    </div>
  );
}
