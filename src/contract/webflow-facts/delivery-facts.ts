import { widestAlone } from './branching-values.ts';
import { fact } from './fact.ts';

/** What the published page leaves open. */
export const deliveryFacts = {
  missingVariantListed: fact({
    value: false,
    asks: 'Whether a published srcset lists a variant whose file is missing on the CDN',
    ways: ['hand'],
    usedBy: ['src/rules/delivery/candidates.ts'],
  }),
  sizesWithoutWidth: fact<'full' | 'original'>({
    value: 'original',
    asks: 'What sizes ends with for an image without a Width: 100vw, or the width of the original',
    ways: ['hand'],
    usedBy: ['src/rules/delivery/webflow-sizes.ts'],
  }),
  widthInSizes: fact<{ widestAlone: number; beyondBreakpoints: string }>({
    value: { widestAlone, beyondBreakpoints: '100vw' },
    asks: 'The greatest Width that sizes has without a condition (185 pixels were seen, 265 had one), and the sizes of a Width above every breakpoint',
    ways: ['hand'],
    usedBy: ['src/rules/delivery/webflow-sizes.ts'],
  }),
} as const;
