import { useComputed } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SiteElement } from '#sandbox/site/element.ts';
import { designer } from '../designer-state.ts';
import { openCanvas } from '../site-content.ts';
import { childElements } from './element-body.tsx';
import { Icon, type IconName } from './icons.tsx';
import { ImageSettings } from './image-settings.tsx';

const icons: Record<SiteElement['type'], IconName> = {
  Image: 'image',
  Heading: 'text',
  Paragraph: 'text',
  Block: 'block',
  DynamoWrapper: 'cms',
  DynamoItem: 'block',
  Link: 'link',
  RichText: 'richText',
  Figure: 'image',
  ComponentInstance: 'component',
};

const rail: readonly IconName[] = ['add', 'pages', 'navigator', 'style', 'assets', 'cms', 'apps'];

function Entry({ element }: { element: SiteElement }) {
  const current = useComputed(() => designer.selectedId.value === element.id).value;
  const inside = childElements(element);
  const entry = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (current) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <li>
      <button
        ref={entry}
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
      {inside.length > 0 && <Entries elements={inside} />}
    </li>
  );
}

function Entries({ elements }: { elements: readonly SiteElement[] }) {
  return (
    <ul>
      {elements.map((element) => (
        <Entry key={element.id} element={element} />
      ))}
    </ul>
  );
}

/** The tree of elements, which can be selected here with the keyboard, and the settings of the selected image. */
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
      <div class="side">
        <nav class="navigator" aria-label="Navigator">
          <h2>Navigator</h2>
          {openCanvas.value.sections.map(({ name, elements }) => (
            <section key={name} aria-label={name}>
              <h3>{name}</h3>
              <Entries elements={elements} />
            </section>
          ))}
        </nav>
        <ImageSettings />
      </div>
    </>
  );
}
