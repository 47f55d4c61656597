import type { Trouble } from '#sandbox/protocol/trouble.ts';
import { designer } from '../designer-state.ts';
import { type Effects, Group, Toggle } from './controls.tsx';
import { setTrouble } from './server-actions.ts';

const labels = {
  avifRefused: 'AVIF is refused',
  secondUploadRefused: 'Second upload is refused',
  teammateReplaces: 'Teammate replaces it next',
  variantsWait: 'Variants wait',
  cdnStalls: 'File host stalls',
} as const satisfies Record<keyof Trouble, string>;

const names = [
  'avifRefused',
  'secondUploadRefused',
  'teammateReplaces',
  'variantsWait',
  'cdnStalls',
] as const satisfies readonly (keyof Trouble)[];

const effects = {
  avifRefused: {
    on: 'Replace an image by an AVIF: the panel says that Webflow refused it, and offers the download.',
    off: 'AVIF files can be uploaded again.',
  },
  secondUploadRefused: {
    on: 'Replace several images at once: the second fails, and the panel says which are replaced.',
    off: 'Every upload is taken.',
  },
  teammateReplaces: {
    on: 'Replace an image: a teammate replaces it at once, and the panel says that something else is stored.',
    off: 'Nobody else replaces files.',
  },
  variantsWait: {
    on: 'Replace an image: it has no variants until this is off.',
    off: 'Webflow makes the variants now: refresh the panel.',
  },
  cdnStalls: {
    on: 'Every file stops after its first kilobyte: sizes, weighing and pictures wait, and the panel says so in the end.',
    off: 'The files go on.',
  },
} as const satisfies Record<keyof Trouble, Effects>;

/** Switches for what goes wrong with the files of assets. */
export function TroubleControls() {
  const trouble = designer.trouble.value;
  return (
    <Group name="Files">
      {names.map((name) => (
        <Toggle
          key={name}
          label={labels[name]}
          on={trouble[name]}
          flip={() => setTrouble({ ...designer.trouble.value, [name]: !trouble[name] })}
          effects={effects[name]}
        />
      ))}
    </Group>
  );
}
