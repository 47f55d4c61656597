import { Icon } from '#panel/ui/icons.tsx';

/** Three dots: further actions. */
export const MoreIcon = () => <Icon lines="M3 8h.01M8 8h.01M13 8h.01" weight={2} />;
