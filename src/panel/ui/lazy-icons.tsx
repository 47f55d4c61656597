import { Icon } from '#panel/ui/icons.tsx';
import type { AssetKind } from '#rules/asset-kind.ts';

/** Three dots: further actions. */
export const MoreIcon = () => <Icon lines="M3 8h.01M8 8h.01M13 8h.01" weight={2} />;

/** An arrow in a circle: read again. */
export const RefreshIcon = () => <Icon lines="M12.5 5A5.5 5.5 0 1 0 13.5 8M12.5 2v3h-3" />;

/** A triangle with an exclamation mark: a warning. */
export const WarningIcon = () => <Icon lines="M8 2.5 14 13H2zM8 6.5v3m0 1.75v.01" />;

/** A letter i in a circle: a note. */
export const NoteIcon = () => <Icon lines="M8 2.5a5.5 5.5 0 1 0 .01 0zM8 7.5V11m0-5.75v.01" />;

/** The outlines of files that are no pictures. */
const outlines: Readonly<Record<AssetKind, string>> = {
  image: 'M2.5 2.5h11v11h-11zm0 9 3.5-3 2.5 2 2-1.5 3 2.5M5 5.5h1',
  video: 'M2.5 3.5h11v9h-11zM6.75 6v4l3-2z',
  audio:
    'M6 11.5v-8l7-1.5v8M6 11.5a1.75 1.5 0 1 1-3.5 0 1.75 1.5 0 0 1 3.5 0zM13 10a1.75 1.5 0 1 1-3.5 0A1.75 1.5 0 0 1 13 10z',
  lottie: 'M2.5 2.5h11v11h-11zM5 11c3 0 3-6 6-6',
  document: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M6 8h4M6 10.5h4',
  other: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3',
};

/** The icon of a file by its kind. */
export const FileKindIcon = ({ kind }: { kind: AssetKind }) => <Icon lines={outlines[kind]} />;
