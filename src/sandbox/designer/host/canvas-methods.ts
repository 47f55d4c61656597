import * as v from 'valibot';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { designer } from '../designer-state.ts';
import { componentById, editComponent, locateElement, openPageById, pageById } from '../site-content.ts';
import { Target } from '../wire.ts';
import { DesignerError } from './designer-error.ts';
import { elementArgument } from './find-element.ts';
import type { HostedMethods } from './hosted-methods.ts';
import { parseArgument } from './parse-argument.ts';
import { requirePermission } from './permissions.ts';

const Handle = v.object({ $target: Target });
const CanvasArgument = v.union([
  v.object({ componentId: v.string() }),
  v.object({ pageId: v.string() }),
  Handle,
]);

function missing(): DesignerError {
  return new DesignerError('ResourceMissing', 'The component or page was removed');
}

function openComponent(id: string): void {
  if (!componentById(id)) throw missing();
  editComponent(id);
}

function openPage(id: string): void {
  if (!pageById(id)) throw missing();
  const component = designer.componentId.value;
  openPageById(id);
  if (!unconfirmed.switchLeavesComponent) editComponent(component);
}

/** Opens what a handle is of: a component, a page, or the component of an instance. */
function openHandle(target: Target): void {
  const element = target.handle === 'element' ? locateElement(target.id.element)?.element : undefined;
  if (target.handle === 'component') openComponent(target.id);
  else if (target.handle === 'page') openPage(target.id);
  else if (element?.type === 'ComponentInstance') openComponent(element.component);
  else throw new DesignerError('InvalidRequest', 'Only a component, an instance or a page can be opened');
}

/** The methods that open another canvas. Source: Designer API, `enterComponent`, `switchPage`, `openCanvas`. */
export const canvasMethods = {
  enterComponent(instance) {
    requirePermission('canModifyComponents');
    const element = elementArgument(instance)?.element;
    if (element?.type !== 'ComponentInstance')
      throw new DesignerError('InvalidTargetElement', 'The element is no component instance');
    openComponent(element.component);
    return null;
  },
  exitComponent() {
    requirePermission('canAccessCanvas');
    editComponent(null);
    return null;
  },
  switchPage(page) {
    requirePermission('canAccessCanvas');
    const { $target } = parseArgument(Handle, page);
    if ($target.handle !== 'page') throw new DesignerError('InvalidRequest', 'The argument is no page');
    openPage($target.id);
    return null;
  },
  openCanvas(argument) {
    requirePermission('canAccessCanvas');
    const wanted = parseArgument(CanvasArgument, argument);
    if ('componentId' in wanted) openComponent(wanted.componentId);
    else if ('pageId' in wanted) openPage(wanted.pageId);
    else openHandle(wanted.$target);
  },
} satisfies HostedMethods<WebflowApi, 'enterComponent' | 'exitComponent' | 'switchPage' | 'openCanvas'>;
