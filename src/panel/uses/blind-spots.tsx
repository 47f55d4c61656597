import { Component } from 'preact';
import { blind } from '#panel/i18n/uses.ts';
import { ChevronIcon } from '#panel/ui/icons.tsx';

/** What no reading finds. */
export function BlindList() {
  return (
    <ul class="blind-spots">
      {blind.list.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** What no reading finds, on demand. */
export class BlindSpots extends Component<object, { readonly isOpen: boolean }> {
  override state = { isOpen: false };

  render(_props: object, { isOpen }: { readonly isOpen: boolean }) {
    return (
      <>
        <button
          type="button"
          class="fold-button"
          aria-expanded={isOpen}
          {...(isOpen ? { 'aria-controls': 'blind-spots' } : {})}
          onClick={() => this.setState({ isOpen: !isOpen })}
        >
          {blind.heading}
          <ChevronIcon />
        </button>
        {isOpen && (
          <div id="blind-spots">
            <BlindList />
          </div>
        )}
      </>
    );
  }
}
