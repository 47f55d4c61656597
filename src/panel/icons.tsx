import type { ComponentChildren } from 'preact';

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const CopyIcon = () => (
  <Icon>
    <path d="M5.5 5.5V3.5a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2" />
    <rect x="2.5" y="5.5" width="8" height="8" rx="1" />
  </Icon>
);

export const DoneIcon = () => (
  <Icon>
    <path d="m3.5 8.5 3 3 6-7" />
  </Icon>
);

export const ImageIcon = () => (
  <Icon>
    <rect x="2.5" y="2.5" width="11" height="11" rx="1" />
    <circle cx="5.75" cy="5.75" r="1" />
    <path d="m2.5 11.5 3.5-3 2.5 2 2-1.5 3 2.5" />
  </Icon>
);

export const PointerIcon = () => (
  <Icon>
    <path d="m3.5 2.5 3.5 10 1.75-4 4.25-1.5z" />
  </Icon>
);

export const AlertIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.5" />
    <path d="M8 5v3.5M8 10.75v.25" />
  </Icon>
);
