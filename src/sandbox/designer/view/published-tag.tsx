import { useEffect, useState } from 'preact/hooks';
import type { PublishedTag as Tag } from '#sandbox/protocol/control.ts';
import { designer } from '../designer-state.ts';
import { server } from '../server.ts';
import { reportingStop } from './server-actions.ts';

/** The widths in a `srcset`, separated by commas. */
function widthsIn(srcset: string): string {
  return srcset
    .split(', ')
    .map((candidate) => candidate.slice(candidate.lastIndexOf(' ') + 1, -1))
    .join(', ');
}

/** The `sizes` and `srcset` of an image on the published page. */
export function PublishedTag({ element }: { element: string }) {
  const [tag, setTag] = useState<Tag | null>(null);
  const publication = designer.publications.value;
  useEffect(() => {
    if (publication === 0) return undefined;
    let isCurrent = true;
    void reportingStop(async () => {
      const published = await server.publishedTag(element);
      if (isCurrent) setTag(published);
    });
    return () => {
      isCurrent = false;
    };
  }, [element, publication]);
  if (!tag) return null;
  if (tag.srcset === null || tag.sizes === null)
    return <>Published without srcset: everyone loads the original.</>;
  return (
    <>
      Published with <code>sizes="{tag.sizes}"</code> and files of {widthsIn(tag.srcset)} px.
    </>
  );
}
