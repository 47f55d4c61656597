import type { Device } from '#rules/delivery/devices.ts';

const lines: Readonly<Record<Device, string>> = {
  phone: 'M4 1.5h4v9H4z',
  landscape: 'M1.5 4h9v4h-9z',
  tablet: 'M2.5 1.5h7v9h-7z',
  laptop: 'M2.5 2.5h7v5h-7zM1 9.5h10',
  desktop: 'M1.5 1.5h9v6h-9zM4 10.5h4M6 7.5v3',
};

/** A small screen; hidden from screen readers. */
export function DeviceIcon({ device }: { device: Device }) {
  return (
    <svg class="icon device-icon" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d={lines[device]} />
    </svg>
  );
}
