import { DeviceIcon } from '#panel/files/device-icon.tsx';
import { NeededIcon } from '#panel/files/needed-icon.tsx';
import * as words from '#panel/i18n/files.ts';
import type { OmissionReason } from '#rules/delivery/candidates.ts';
import type { FileLoads } from '#rules/delivery/file-loads.ts';
import type { ScreenGroup } from '#rules/delivery/screen-groups.ts';

interface ScreenProps extends ScreenGroup {
  readonly isFirst: boolean;
  readonly isNeeded: boolean;
}

/** A kind of screen with its densities: as a word, or as an icon in a narrow panel. */
function Screen({ device, breakpoint, densities, isNeeded, isFirst }: ScreenProps) {
  return (
    <>
      {/* Without a place to break, a line that is too long would end before its first screen. */}
      {!isFirst && <wbr />}
      <span class="screen" data-needed={isNeeded}>
        {isNeeded && (
          <>
            <NeededIcon />
            <span class="hidden">{words.needed}</span>
          </>
        )}
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
  return [...loadedBy.map(inFull), ...neededBy.map((screen) => words.needed + inFull(screen))].join('\n');
}

interface LoadedByProps {
  readonly loads: FileLoads;
  readonly omission: OmissionReason | null;
}

/**
 * The screens that load a file, and those that need it and load another. Where there is no room for all of both, the first that loads
 * it stands for the others.
 */
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
    ...loadedBy.map((screen) => ({ ...screen, isNeeded: false })),
    ...neededBy.map((screen) => ({ ...screen, isNeeded: true })),
  ];
  // Screens that become known later replace the text: none of it moves while it is being read.
  return (
    <span key={text} title={text} data-both={loadedBy.length > 0 && neededBy.length > 0}>
      {screens.map((screen, at) => (
        <Screen key={at} {...screen} isFirst={at === 0} />
      ))}
    </span>
  );
}
