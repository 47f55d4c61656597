import type { SiteCanvas } from '#sandbox/site/canvas.ts';
import { componentById, pageById } from '../site-content.ts';
import { packElement } from './handles.ts';
import type { HostedMethods, PackedHandle } from './hosted-methods.ts';

/** After the id of a page or a component: the element around all of its elements. */
const suffix = ':root';

/** The handle of the root of a page or a component. Source: Designer API, `getRootElement`. */
export function packRoot(canvas: SiteCanvas): PackedHandle<'element'> {
  const id = { component: canvas.id, element: `${canvas.id}${suffix}` };
  const members = {
    id,
    type: canvas.kind === 'page' ? 'Body' : 'Block',
    plugin: 'Basic',
    builderElement: false,
    children: true,
    styles: true,
    displayName: true,
    attributes: true,
    customAttributes: true,
    domId: true,
    textContent: false,
    elementSettings: false,
    visibility: false,
    appConnections: false,
  };
  return {
    $handle: {
      target: { handle: 'element', id },
      members,
      methods: ['getChildren', 'getStyles', 'getDisplayName'],
    },
  };
}

/** The methods of a root; null for the id of another element. */
export function rootMethods({ component, element }: FullElementId) {
  const canvas = pageById(component) ?? componentById(component);
  if (!canvas || element !== `${component}${suffix}`) return null;
  return {
    getChildren: () =>
      canvas.sections.flatMap(({ elements }) =>
        elements.map((each) => packElement({ element: each, canvas })),
      ),
    getStyles: () => [],
    getDisplayName: () => canvas.name,
  } satisfies HostedMethods<BlockElement, 'getChildren' | 'getStyles' | 'getDisplayName'>;
}
