import type { DeliveryInputs } from '#panel/delivery/delivery-inputs.ts';
import { PastedSizes } from '#panel/delivery/pasted-sizes.tsx';
import * as words from '#panel/i18n/delivery.ts';
import type { PageSizes } from '#rules/delivery/page-sizes.ts';
import { readWidth } from '#rules/delivery/read-width.ts';

interface SizesFieldsProps {
  readonly inputs: DeliveryInputs;
  readonly sizes: PageSizes;
  /**
   * Width in the image's settings from the Designer, null for none; undefined where the Designer does not return it.
   */
  readonly toldWidth: number | null | undefined;
}

/** The page's `sizes` for the image and their source: its Width, read or typed, or the page itself. */
export function SizesFields({ inputs, sizes, toldWidth }: SizesFieldsProps) {
  return (
    <div class="rendered">
      {toldWidth === undefined ? (
        <>
          <label for="width-setting">{words.widthSetting}</label>
          <input
            id="width-setting"
            class="field"
            inputMode="numeric"
            placeholder={words.auto}
            value={inputs.selected.value.typedWidth ?? ''}
            aria-describedby="width-setting-help"
            onInput={({ currentTarget }) => inputs.setWidth(readWidth(currentTarget.value) ?? undefined)}
          />
          <p class="fine" id="width-setting-help">
            {words.widthNotTold}
          </p>
        </>
      ) : (
        <p>{toldWidth === null ? words.noWidth : words.widthIs(toldWidth)}</p>
      )}
      {sizes.source !== 'page' && (
        <p class="fine">
          {words.sizesFrom[sizes.source]} <code>{sizes.text}</code>
        </p>
      )}
      <PastedSizes inputs={inputs} />
    </div>
  );
}
