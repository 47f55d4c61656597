import { DeviceIcon } from '#panel/files/device-icon.tsx';
import * as words from '#panel/i18n/files.ts';
import type { OmissionReason } from '#rules/delivery/candidates.ts';
import type { FileLoads } from '#rules/delivery/file-loads.ts';
import type { ScreenGroup } from '#rules/delivery/screen-groups.ts';

interface ScreenProps extends ScreenGroup {
  readonly isNeeded: boolean;
  readonly isFirst: boolean;
}

/** A kind of screen with its densities: as a word, or as an icon in a narrow panel. */
function Screen({ device, breakpoint, densities, isNeeded, isFirst }: ScreenProps) {
  return (
    <>
      {/* Without a place to break, a line that is too long would end before its first screen. */}
      {!isFirst && <wbr />}
      <span class="screen" data-needed={isNeeded}>
        {isNeeded && isFirst && words.needed}
        <DeviceIcon device={device} />
        <span class="device">{words.devices[device]}</span> {words.densities(densities)}
        <span class="hidden"> ({breakpoint})</span>
      </span>
    </>
  );
}

const inFull = ({ breakpoint, viewport, densities }: ScreenGroup): string =>
  `${words.breakpointAt(breakpoint, viewport)}: ${words.densities(densities)}`;

/** Every screen by the name of its breakpoint, a line for each. */
function fullText({ loadedBy, neededBy }: FileLoads): string {
  return [...neededBy.map((screen) => words.needed + inFull(screen)), ...loadedBy.map(inFull)].join('\n');
}

interface LoadedByProps {
  readonly loads: FileLoads;
  readonly omission: OmissionReason | null;
}

/** The screens that load a file, and those that need it and load another. */
export function LoadedBy({ loads, omission }: LoadedByProps) {
  const { isOnly, loadedBy, neededBy, isBetween } = loads;
  if (isOnly) return <>{words.everyScreen}</>;
  if (omission && omission !== 'failed') {
    return (
      <span class="idle" title={words.whyLeftOut[omission]}>
        {words.nobody}
        <span class="hidden"> {words.whyLeftOut[omission]}</span>
      </span>
    );
  }
  if (loadedBy.length === 0 && neededBy.length === 0) {
    return <span class="idle">{isBetween ? words.otherScreens : words.nobody}</span>;
  }
  const text = fullText(loads);
  const screens = [
    ...neededBy.map((screen) => ({ ...screen, isNeeded: true })),
    ...loadedBy.map((screen) => ({ ...screen, isNeeded: false })),
  ];
  // Screens that become known later replace the text: none of it moves while it is being read.
  return (
    <span key={text} title={text}>
      {screens.map((screen, at) => (
        <Screen key={at} {...screen} isFirst={at === 0} />
      ))}
    </span>
  );
}
