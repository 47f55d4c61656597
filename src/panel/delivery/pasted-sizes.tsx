import { Component } from 'preact';
import type { DeliveryInputs } from '#panel/delivery/delivery-inputs.ts';
import * as words from '#panel/i18n/delivery.ts';
import { readSizes } from '#rules/delivery/sizes/source-sizes.ts';

interface PastedSizesProps {
  readonly inputs: DeliveryInputs;
}

/** A field for the page's own `sizes`, opened on demand: in older projects Webflow writes them by the layout. */
export class PastedSizes extends Component<PastedSizesProps, { readonly isOpen: boolean }> {
  override state = { isOpen: false };

  render({ inputs }: PastedSizesProps, { isOpen }: { readonly isOpen: boolean }) {
    const pasted = inputs.selected.value.pastedSizes;
    const reading = pasted === null ? null : readSizes(pasted);
    const isShown = isOpen || pasted !== null;
    return (
      <>
        <button
          type="button"
          class="text-button"
          aria-expanded={isShown}
          onClick={() => {
            this.setState({ isOpen: !isShown });
            inputs.setSizes(null);
          }}
        >
          {isShown ? words.newer : words.older}
        </button>
        {isShown && (
          <>
            <label for="page-sizes">{words.pageSizes}</label>
            <textarea
              id="page-sizes"
              class="field"
              aria-describedby="page-sizes-help"
              aria-invalid={reading?.ok === false}
              spellcheck={false}
              rows={2}
              value={pasted ?? ''}
              onInput={({ currentTarget: { value } }) => inputs.setSizes(value.trim() === '' ? null : value)}
            />
            {reading?.ok === false && (
              <p role="alert" class="fault">
                {words.refused[reading.reason]}
              </p>
            )}
            <p class="fine" id="page-sizes-help">
              {words.olderHelp}
            </p>
          </>
        )}
      </>
    );
  }
}
