import * as words from '#panel/i18n/tabs.ts';
import { type Tabs, tabNames } from '#panel/ui/tabs.ts';

/** How many tabs each key moves on by; after the last comes the first. */
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * The tabs. Arrow keys move between them, and each keeps its scroll position. Source: WAI-ARIA Authoring Practices,
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
        const other = tabNames.at((tabNames.indexOf(current) + (steps[key] ?? 0)) % tabNames.length);
        if (!other || other === current) return;
        open(other);
        currentTarget.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
      }}
    >
      {tabNames.map((one) => (
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
