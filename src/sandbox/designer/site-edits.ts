import { effect } from '@preact/signals';
import type { ElementEdits } from '#sandbox/protocol/element-edit.ts';
import { elementsOf, type SiteCanvas } from '#sandbox/site/canvas.ts';
import { canvases as unedited } from '#sandbox/site/canvases.ts';
import { designer } from './designer-state.ts';
import { server } from './server.ts';
import { reportingStop } from './view/server-actions.ts';

/** The edits of a canvas since the start of the sandbox. */
function editsOf(canvas: SiteCanvas): ElementEdits {
  const start = unedited.find(({ id }) => id === canvas.id);
  if (!start || start === canvas) return {};
  const now = new Map(elementsOf(canvas).map((element) => [element.id, element]));
  const edits = elementsOf(start).flatMap((element): [string, ElementEdits[string]][] => {
    const current = now.get(element.id);
    if (!current) return [[element.id, null]];
    if (current === element || current.type !== 'Image') return [];
    const { asset, alt, width } = current;
    return [[element.id, { asset, alt, width }]];
  });
  return Object.fromEntries(edits);
}

/** Publishes the current site, and again after each change. Publications are sequential. */
export function publishEdits(): void {
  let last: string | undefined;
  let sent: Promise<void> = Promise.resolve();
  effect(() => {
    const edits: ElementEdits = Object.assign({}, ...designer.canvases.value.map(editsOf));
    const now = JSON.stringify(edits);
    if (now === last) return;
    last = now;
    sent = sent.then(() =>
      reportingStop(async () => {
        await server.publish(edits);
        designer.publications.value += 1;
      }),
    );
  });
}
