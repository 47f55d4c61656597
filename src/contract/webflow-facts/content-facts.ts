import { inheritMark } from './branching-values.ts';
import { fact } from './fact.ts';

/** What reading pages, components, and Collections leaves open. */
export const contentFacts = {
  inheritedNodeAlt: fact<string | null>({
    value: inheritMark,
    asks: 'The alt of an image node that shows its asset’s text; the HTML of published sites has the mark',
    ways: ['hand'],
    usedBy: ['src/sandbox/data-api/nodes.ts'],
  }),
  templateDomStatus: fact<200 | 400 | 404>({
    value: 200,
    asks: 'The status of Get Page Content for the template page of a Collection; 200 is a page without nodes',
    ways: ['hand'],
    usedBy: ['src/sandbox/data-api/pages.ts'],
  }),
  untranslatedItemListed: fact({
    value: false,
    asks: 'Whether List Collection Items has an item in a locale for which it was not created, with its primary fields',
    ways: ['hand'],
    usedBy: ['src/sandbox/data-api/collections.ts'],
  }),
  collectionDateFollowsItems: fact({
    value: true,
    asks: 'Whether the lastUpdated of a Collection changes with its items',
    ways: ['hand'],
    usedBy: ['src/backend/uses/listed-things.ts'],
  }),
  fileIdIsAssetId: fact({
    value: true,
    asks: 'Whether the fileId of a file in a Collection is the id of its asset',
    ways: ['hand'],
    usedBy: ['src/backend/uses/ids-in-json.ts'],
  }),
  canvasesShareIds: fact({
    value: true,
    asks: 'Whether pages and components have the same ids in the Designer API and in the Data API',
    ways: ['hand'],
    usedBy: ['src/panel/designer/open-canvas.ts'],
  }),
  closedComponentsRespond: fact({
    value: true,
    asks: 'Whether calls on an element of a component succeed while the component is not open',
    ways: ['designer'],
    usedBy: ['src/panel/designer/variant-styles.ts'],
  }),
  searchImageFollowsSocial: fact({
    value: true,
    asks: 'Whether getSearchImage of a page without a search image answers its social image',
    ways: ['designer'],
    usedBy: ['src/panel/designer/social-images.ts'],
  }),
  switchLeavesComponent: fact({
    value: true,
    asks: 'Whether switchPage leaves a component that is being edited',
    ways: ['hand'],
    usedBy: ['src/panel/designer/open-canvas.ts'],
  }),
  openPageIsListed: fact({
    value: true,
    asks: 'Whether the elements of a page are listed as soon as it is the current one',
    ways: ['hand'],
    usedBy: ['src/panel/designer/go-to.ts'],
  }),
} as const;
