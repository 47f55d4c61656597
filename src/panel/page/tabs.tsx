import type { PageTab, Tab } from '#panel/page/page-tab.ts';
import { tabs as words } from '#panel/words/page.ts';

const tabs: readonly Tab[] = ['selected', 'page'];

/** The two views. Arrow keys go from one to the other. Source: WAI-ARIA Authoring Practices, tabs. */
export function Tabs({ tab, open }: PageTab) {
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
          {words[one]}
        </button>
      ))}
    </div>
  );
}
