import * as v from 'valibot';
import { assetByKey } from '../designer-state.ts';
import { gearCardProps } from '../scene/components.ts';
import type { SceneInstance } from '../scene/scene-element.ts';
import { arg } from './arg.ts';
import { packComponent } from './handles.ts';
import type { Hosted } from './sent.ts';

const Search = v.optional(v.object({ valueType: v.optional(v.string()) }));

function propsOf(instance: SceneInstance): InstanceProp[] {
  const assetId = assetByKey(instance.asset)?.id ?? null;
  const prop = (
    propId: string,
    label: string,
    valueType: BindableValueType,
    value: string | null,
  ): InstanceProp => ({
    propId,
    valueType,
    hasOverride: true,
    value: { sourceType: 'static', value },
    resolvedValue: value,
    defaultValue: null,
    display: { label, group: null },
  });
  return [
    prop(gearCardProps.image, 'Image', 'imageAsset', assetId),
    prop(gearCardProps.title, 'Title', 'textContent', instance.title),
  ];
}

/** An instance of a component. Its image properties hold asset ids. Source: Designer API, instance props. */
export function instanceMethods(instance: SceneInstance) {
  return {
    getComponent: () => packComponent(),
    getProps: () =>
      propsOf(instance).map(({ propId, resolvedValue, hasOverride }) => ({
        propId,
        value: resolvedValue,
        hasOverride,
      })),
    getResolvedProps: () =>
      propsOf(instance).map(({ propId, resolvedValue }) => ({ propId, value: resolvedValue })),
    searchProps(options) {
      const wanted = arg(Search, options)?.valueType;
      return propsOf(instance).filter(({ valueType }) => !wanted || valueType === wanted);
    },
  } satisfies Hosted<ComponentElement, 'getComponent' | 'getProps' | 'getResolvedProps' | 'searchProps'>;
}
