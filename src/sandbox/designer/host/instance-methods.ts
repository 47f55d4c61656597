import * as v from 'valibot';
import { gearCardProps } from '#sandbox/site/components.ts';
import type { SiteInstance } from '#sandbox/site/element.ts';
import { assetByKey, componentById, resolvedProps } from '../site-content.ts';
import { DesignerError } from './designer-error.ts';
import { packComponent } from './handles.ts';
import type { HostedMethods } from './hosted-methods.ts';
import { parseArgument } from './parse-argument.ts';

const Search = v.optional(v.object({ valueType: v.optional(v.string()) }));

function propOf(
  [propId, label, valueType]: [string, string, BindableValueType],
  own: string | null | undefined,
  shown: string | null,
  defaultValue: string | null,
): InstanceProp {
  return {
    propId,
    valueType,
    hasOverride: own !== undefined,
    value: { sourceType: 'static', value: shown },
    resolvedValue: shown,
    defaultValue,
    display: { label, group: null },
  };
}

const assetId = (key: string | undefined) => assetByKey(key ?? null)?.id ?? null;

function propsOf(instance: SiteInstance): InstanceProp[] {
  const { overrides } = instance;
  const shown = resolvedProps(instance);
  const component = componentById(instance.component);
  const defaults = component?.defaults;
  const images = (['asset', 'back'] as const).flatMap((name, at) => {
    const label = component?.imageNames[at];
    const propId = name === 'asset' ? gearCardProps.image : gearCardProps.back;
    return label === undefined
      ? []
      : propOf(
          [propId, label, 'imageAsset'],
          overrides[name],
          assetId(shown[name]),
          assetId(defaults?.[name]),
        );
  });
  return [
    ...images,
    propOf(
      [gearCardProps.title, 'Title', 'textContent'],
      overrides.title,
      shown.title ?? null,
      defaults?.title ?? null,
    ),
  ];
}

/** The methods of a component instance. Values of image properties are asset ids. Source: Designer API, instance props. */
export function instanceMethods(instance: SiteInstance) {
  return {
    getComponent() {
      const component = componentById(instance.component);
      if (!component) throw new DesignerError('ResourceMissing', 'The component was removed');
      return packComponent(component);
    },
    getProps: () =>
      propsOf(instance).map(({ propId, resolvedValue, hasOverride }) => ({
        propId,
        value: resolvedValue,
        hasOverride,
      })),
    getResolvedProps: () =>
      propsOf(instance).map(({ propId, resolvedValue }) => ({ propId, value: resolvedValue })),
    searchProps(options) {
      const wanted = parseArgument(Search, options)?.valueType;
      return propsOf(instance).filter(({ valueType }) => !wanted || valueType === wanted);
    },
  } satisfies HostedMethods<
    ComponentElement,
    'getComponent' | 'getProps' | 'getResolvedProps' | 'searchProps'
  >;
}
