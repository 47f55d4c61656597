import { Icon } from '#panel/ui/icons.tsx';

/** Three dots: further actions. */
export const MoreIcon = () => <Icon lines="M3 8h.01M8 8h.01M13 8h.01" weight={2} />;

/** An arrow in a circle: read again. */
export const RefreshIcon = () => <Icon lines="M12.5 5A5.5 5.5 0 1 0 13.5 8M12.5 2v3h-3" />;

/** A triangle with an exclamation mark: a warning. */
export const WarningIcon = () => <Icon lines="M8 2.5 14 13H2zM8 6.5v3m0 1.75v.01" />;

/** A letter i in a circle: a note. */
export const NoteIcon = () => <Icon lines="M8 2.5a5.5 5.5 0 1 0 .01 0zM8 7.5V11m0-5.75v.01" />;
