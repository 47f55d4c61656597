import * as v from 'valibot';

/** An element, by the page or the component it belongs to and its own id. */
export const ElementTarget = v.object({
  handle: v.literal('element'),
  id: v.object({ component: v.string(), element: v.string() }),
});

/** The thing a call is made on. */
export const Target = v.variant('handle', [
  v.object({ handle: v.literal('webflow') }),
  ElementTarget,
  v.object({ handle: v.literal('asset'), id: v.string() }),
  v.object({ handle: v.literal('component'), id: v.string() }),
  v.object({ handle: v.literal('page'), id: v.string() }),
  v.object({ handle: v.literal('style'), id: v.string() }),
]);
export type Target = v.InferOutput<typeof Target>;

/**
 * Something with methods, as it travels: what it is, its plain members, and the names of its methods. Functions do
 * not go through a message, so the other side makes them from the names.
 */
export const HandleRef = v.object({
  target: Target,
  members: v.record(v.string(), v.unknown()),
  methods: v.array(v.string()),
});
export type HandleRef = v.InferOutput<typeof HandleRef>;

/** The events an extension may subscribe to. Source: Designer API, `subscribe`. */
export const eventNames = [
  'selectedelement',
  'mediaquery',
  'currentpage',
  'currentcmsitem',
  'currentappmode',
  'pseudomode',
  'selectedvariant',
  'currenttheme',
] as const;
export type EventName = (typeof eventNames)[number];

/** What the extension's page says to the Designer page. */
export const ToDesigner = v.variant('kind', [
  v.object({
    kind: v.literal('call'),
    call: v.number(),
    target: Target,
    method: v.string(),
    args: v.array(v.unknown()),
  }),
  v.object({ kind: v.literal('subscribe'), event: v.picklist(eventNames) }),
  v.object({ kind: v.literal('unsubscribe'), event: v.picklist(eventNames) }),
]);
export type ToDesigner = v.InferOutput<typeof ToDesigner>;

/** What the Designer page says to the extension's page. */
export const ToExtension = v.variant('kind', [
  v.object({ kind: v.literal('answer'), call: v.number(), value: v.unknown() }),
  v.object({ kind: v.literal('failure'), call: v.number(), message: v.string(), tag: v.string() }),
  v.object({ kind: v.literal('event'), event: v.picklist(eventNames), value: v.unknown() }),
]);
export type ToExtension = v.InferOutput<typeof ToExtension>;

/** The methods of the global `webflow` this sandbox has, all from the official typings. */
export const webflowMethods = [
  'getSiteInfo',
  'getAllMediaQueries',
  'getCurrentComponent',
  'getAllElements',
  'getIdToken',
  'getAssetById',
  'getAllAssets',
  'getSelectedElement',
  'setSelectedElement',
  'getElementSnapshot',
  'getMediaQuery',
  'getTheme',
  'getThemeStyles',
  'getPseudoMode',
  'getCurrentPage',
  'setExtensionSize',
  'notify',
  'canForAppMode',
  'isMode',
  'getCurrentMode',
  'closeExtension',
  'getCurrentAppConnection',
  'getCurrentAppConnectionResource',
  'getLaunchContext',
] as const satisfies readonly (keyof WebflowApi)[];
export type WebflowMethod = (typeof webflowMethods)[number];

/** What a runtime of some time ago lacks; apps must look before they call. */
export const newerMethods: readonly string[] = [
  'getAllMediaQueries',
  'getTheme',
  'getThemeStyles',
  'canForAppMode',
  'isMode',
  'getCurrentMode',
  'getLaunchContext',
  'getCurrentAppConnection',
  'getCurrentAppConnectionResource',
  'appModes',
  'getSettings',
  'getResolvedSettings',
  'searchSettings',
  'getAttributes',
  'getResolvedAttributes',
  'getAttributeValue',
  'getResolvedAttributeValue',
  'getResolvedProps',
  'searchProps',
] satisfies (keyof WebflowApi | keyof ImageElement | keyof ComponentElement)[];

/** How the iframe's name tells the runtime script its age: it must be known before the first call can be answered. */
export const runtimeNames = { current: 'asset-inspector', old: 'asset-inspector:old-runtime' } as const;
export type RuntimeAge = keyof typeof runtimeNames;
