import * as v from 'valibot';
import { type LocatedElement, withInserted } from '#sandbox/site/canvas.ts';
import type { SiteImage } from '#sandbox/site/element.ts';
import { designer } from '../designer-state.ts';
import { changeElement, locateElement } from '../site-content.ts';
import { DesignerError } from './designer-error.ts';
import { packElement } from './handles.ts';
import type { PackedHandle } from './hosted-methods.ts';
import { parseArgument } from './parse-argument.ts';
import { requirePermission } from './permissions.ts';

/** The presets of the runtime's `elementPresets` that the sandbox has. */
const Preset = v.object({ preset: v.literal('Image') });

/** A new Image element. Source: Webflow Way: alt text from the asset, width and height auto. */
function newImage(): SiteImage {
  const id = `image-${crypto.randomUUID()}`;
  return {
    id,
    label: 'Image',
    type: 'Image',
    asset: null,
    alt: { kind: 'inherit' },
    width: null,
    fills: false,
  };
}

/** The methods that change what is on a canvas. Source: Designer API typings, `WebflowElement`. */
export function insertMethods({ element, canvas }: LocatedElement) {
  return {
    after(preset: unknown): PackedHandle<'element'> {
      requirePermission('canDesign');
      parseArgument(Preset, preset);
      const made = newImage();
      designer.canvases.value = designer.canvases.value.map((each) =>
        each === canvas ? withInserted(each, element.id, made) : each,
      );
      const located = locateElement(made.id);
      if (!located) throw new DesignerError('ResourceMissing', 'The canvas is closed');
      return packElement(located);
    },
    remove(): null {
      requirePermission('canDesign');
      changeElement(element.id, () => null);
      return null;
    },
  };
}
