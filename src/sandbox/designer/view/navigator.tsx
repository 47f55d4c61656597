import { designer } from '../designer-state.ts';
import { sections } from '../scene/scene.ts';
import type { SceneElement } from '../scene/scene-element.ts';
import { Icon, type IconName } from './icons.tsx';

const icons: Record<SceneElement['type'], IconName> = {
  Image: 'image',
  Heading: 'text',
  Paragraph: 'text',
  Block: 'block',
  ComponentInstance: 'component',
};

const rail: readonly IconName[] = ['add', 'pages', 'navigator', 'style', 'assets', 'cms', 'apps'];

function Entry({ element }: { element: SceneElement }) {
  const current = designer.selectedId.value === element.id;
  return (
    <li>
      <button
        type="button"
        class="entry"
        aria-current={current ? 'true' : undefined}
        title={element.note}
        onClick={() => {
          designer.selectedId.value = element.id;
        }}
      >
        <Icon name={icons[element.type]} />
        <span>{element.label}</span>
      </button>
    </li>
  );
}

/** The tree of elements; a second way to select each of them, which needs no pointer. */
export function Navigator() {
  return (
    <>
      <div class="rail" aria-hidden="true">
        {rail.map((name) => (
          <span key={name} class={name === 'navigator' ? 'rail-item open' : 'rail-item'}>
            <Icon name={name} />
          </span>
        ))}
      </div>
      <nav class="navigator" aria-label="Navigator">
        <h2>Navigator</h2>
        {sections.map((section) => {
          const kept = section.elements.filter(({ id }) => designer.elements.value.some((e) => e.id === id));
          return (
            <section key={section.name} aria-label={section.name}>
              <h3>{section.name}</h3>
              <ul>
                {kept.map((element) => (
                  <Entry key={element.id} element={element} />
                ))}
              </ul>
            </section>
          );
        })}
      </nav>
    </>
  );
}
