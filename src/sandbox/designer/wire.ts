import * as v from 'valibot';

/** A File as it crosses to the Designer page. */
export const SentFile = v.object({ name: v.string(), type: v.string(), bytes: v.instance(ArrayBuffer) });
export type SentFile = v.InferOutput<typeof SentFile>;

/** An element by its full id; `component` is the id of its page or component. */
export const ElementTarget = v.object({
  handle: v.literal('element'),
  id: v.object({ component: v.string(), element: v.string() }),
});

/** The object on which a method is called. */
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
 * An object with methods in serialised form: its target, its data members and the names of its methods. A message cannot
 * carry functions, so the receiver creates them from the names. Source: HTML, structured clone.
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

/** A message from the extension's page to the Designer page. */
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

/** A message from the Designer page to the extension's page. */
export const ToExtension = v.variant('kind', [
  v.object({ kind: v.literal('result'), call: v.number(), value: v.unknown() }),
  v.object({ kind: v.literal('error'), call: v.number(), message: v.string(), tag: v.string() }),
  v.object({ kind: v.literal('event'), event: v.picklist(eventNames), value: v.unknown() }),
]);
export type ToExtension = v.InferOutput<typeof ToExtension>;

/** The methods of the global `webflow` that the sandbox implements. Source: Designer API typings. */
export const webflowMethods = [
  'getSiteInfo',
  'getAllMediaQueries',
  'getAllComponents',
  'getComponent',
  'getCurrentComponent',
  'getAllPagesAndFolders',
  'getAllStyles',
  'getRootElement',
  'getAllElements',
  'getIdToken',
  'getAssetById',
  'getAllAssets',
  'getSelectedElement',
  'setSelectedElement',
  'enterComponent',
  'exitComponent',
  'switchPage',
  'openCanvas',
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

/** The members an older Designer runtime lacks; apps must check for them before a call. */
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
  'setSettings',
  'getAttributes',
  'getResolvedAttributes',
  'getAttributeValue',
  'getResolvedAttributeValue',
  'getResolvedProps',
  'searchProps',
  'openCanvas',
  'getVariants',
] satisfies (keyof WebflowApi | keyof ImageElement | keyof ComponentElement | keyof Component)[];

/** The iframe's name selects the runtime's age, because the script must know it before the first message. */
export const runtimeNames = { current: 'asset-inspector', old: 'asset-inspector:old-runtime' } as const;
export type RuntimeAge = keyof typeof runtimeNames;
