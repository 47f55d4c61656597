import * as words from '#panel/i18n/tabs.ts';
import type { Tab, Tabs } from '#panel/ui/tabs.ts';

const tabs: readonly Tab[] = ['selected', 'page'];

/**
 * The two tabs. Arrow keys move between them, and each keeps its scroll position. Source: WAI-ARIA Authoring Practices,
 * tabs.
 */
export function TabsView({ tab, open }: Tabs) {
  const current = tab.value;
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label={words.label}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
        const other = current === 'page' ? 'selected' : 'page';
        open(other);
        currentTarget.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
      }}
    >
      {tabs.map((one) => (
        <button
          key={one}
          id={`tab-${one}`}
          type="button"
          role="tab"
          class="tab"
          aria-selected={one === current}
          aria-controls="view"
          tabIndex={one === current ? 0 : -1}
          onClick={() => open(one)}
        >
          {words.names[one]}
        </button>
      ))}
    </div>
  );
}
