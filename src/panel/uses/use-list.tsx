import { Component } from 'preact';
import { showAll } from '#panel/i18n/actions.ts';
import { componentName, pageName, useName } from '#panel/i18n/use-names.ts';
import { DestinationButton } from '#panel/uses/destination-button.tsx';
import { destinationOf, type Going } from '#panel/uses/going.ts';
import type { Use } from '#rules/uses/use.ts';

interface UseListProps {
  readonly assetId: string;
  readonly uses: readonly Use[];
  readonly going: Going;
}

/** How many uses are listed before a person asks for all. */
const few = 12;

/** What a use is called where it is opened. */
function nameOf(use: Use): string {
  if (use.kind === 'component') return componentName(use);
  return use.kind === 'page' ? pageName({ ...use, count: 1, status: null }) : useName(use);
}

/** The pages of a component, each of which can be opened. */
function Pages({ assetId, use, going }: Omit<UseListProps, 'uses'> & { readonly use: Use }) {
  if (use.kind !== 'component' || use.pages.length === 0) return null;
  return (
    <ul class="use-pages">
      {use.pages.slice(0, few).map((page) => (
        <li key={page.id}>
          <DestinationButton
            going={going}
            destination={{ kind: 'page', id: page.id, assetId, componentId: use.id }}
            text={pageName(page)}
            name={pageName({ ...page, count: 1, status: null })}
          />
        </li>
      ))}
      {use.pages.length > few && <li>+ {use.pages.length - few}</li>}
    </ul>
  );
}

/** The uses of an asset, each with a way to go there where the Designer has one. */
export class UseList extends Component<UseListProps, { readonly isWhole: boolean }> {
  override state = { isWhole: false };

  render({ assetId, uses, going }: UseListProps, { isWhole }: { readonly isWhole: boolean }) {
    const shown = isWhole ? uses : uses.slice(0, few);
    return (
      <>
        <ul class="use-list">
          {shown.map((use, at) => {
            const destination = destinationOf(assetId, use);
            return (
              <li key={at}>
                {destination ? (
                  <DestinationButton
                    going={going}
                    destination={destination}
                    text={useName(use)}
                    name={nameOf(use)}
                  />
                ) : (
                  <span class="use-name" dir="auto">
                    {useName(use)}
                  </span>
                )}
                <Pages assetId={assetId} use={use} going={going} />
              </li>
            );
          })}
        </ul>
        {uses.length > shown.length && (
          <button type="button" class="text-button" onClick={() => this.setState({ isWhole: true })}>
            {showAll} ({uses.length})
          </button>
        )}
      </>
    );
  }
}
