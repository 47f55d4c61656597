import { useId, useState } from 'preact/hooks';
import type { DesignerAsset } from '#sandbox/protocol/control.ts';
import { TeammateFile } from '#sandbox/protocol/teammate-file.ts';
import { replaceAsTeammate } from '../asset-edit.ts';
import { showToast } from '../designer-state.ts';
import { reportingStop } from './server-actions.ts';

const kinds = {
  photo: 'by a photo',
  truncated: 'by half a JPEG',
  cmyk: 'by a CMYK JPEG',
  deep: 'by a PNG of 16 bits',
  turned: 'by a photo on its side',
  onePixel: 'by one pixel',
  bomb: 'by 20,000 × 20,000 pixels',
  page: 'by a web page',
} as const satisfies Record<TeammateFile, string>;

/** Replaces the file of an asset outside of the panel. The Designer has no event for it. Source: Designer API, `subscribe`. */
export function TeammateFileControl({ asset }: { asset: DesignerAsset | undefined }) {
  const [kind, choose] = useState<TeammateFile>('photo');
  const id = useId();
  const replace = (assetId: string) =>
    reportingStop(async () => {
      await replaceAsTeammate(assetId, kind);
      showToast('Info', 'A teammate replaced the file of this asset: refresh the panel to see it.');
    });
  return (
    <>
      <button type="button" disabled={!asset} onClick={() => asset && replace(asset.id)}>
        Replace as a teammate
      </button>
      <label class="unseen" for={id}>
        What a teammate replaces it by
      </label>
      <select
        id={id}
        value={kind}
        onChange={({ currentTarget }) =>
          choose(TeammateFile.options.find((option) => option === currentTarget.value) ?? 'photo')
        }
      >
        {TeammateFile.options.map((option) => (
          <option key={option} value={option}>
            {kinds[option]}
          </option>
        ))}
      </select>
    </>
  );
}
