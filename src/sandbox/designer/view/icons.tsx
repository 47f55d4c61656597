const paths = {
  add: 'M8 3v10M3 8h10',
  navigator: 'M3 4h10M5 8h8M7 12h6',
  pages: 'M4 2h5l3 3v9H4zM9 2v3h3',
  style: 'M8 2.5c3 3.6 4.2 5.3 4.2 7.2a4.2 4.2 0 0 1-8.4 0c0-1.9 1.2-3.6 4.2-7.2z',
  assets: 'M2.5 3.5h11v9h-11zM3 11l3-3.5 2.5 2.5 1.8-1.8L13 11',
  cms: 'M3 4.5c0-2 10-2 10 0v7c0 2-10 2-10 0zM3 4.5c0 2 10 2 10 0M3 8c0 2 10 2 10 0',
  apps: 'M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z',
  main: 'M2 3.5h12v7.5H2zM6 13.5h4M8 11v2.5',
  medium: 'M4 2.5h8v11H4zM7.5 11.5h1',
  small: 'M2.5 5h11v6h-11zM11.8 7.5v1',
  tiny: 'M5 2.5h6v11H5zM7.5 11.5h1',
  refresh: 'M12.5 6.5a5 5 0 1 0 .3 3M12.8 3v3.6H9.2',
  close: 'M4 4l8 8M12 4l-8 8',
  text: 'M4 4h8M8 4v9',
  richText: 'M3 3.5h10M3 6.5h10M3 9.500h6M3 12.5h8',
  image: 'M2.5 3.5h11v9h-11zM3 11l3-3.5 2.5 2.5 1.8-1.8L13 11',
  block: 'M3 3h10v10H3z',
  link: 'M6.8 9.2l2.4-2.4M7 4.8l1.6-1.6a2.9 2.9 0 0 1 4.2 4.2L11.2 9M9 11.2l-1.6 1.6a2.9 2.9 0 0 1-4.2-4.2L4.8 7',
  component: 'M8 2l5 3v6l-5 3-5-3V5zM3.2 5.2L8 8l4.8-2.8M8 8v5.8',
} as const;

/** The name of an icon in the Designer's user interface. */
export type IconName = keyof typeof paths;

/** A decorative icon of 16 × 16 CSS pixels, hidden from assistive technology. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
