import { type EventName, eventNames, newerMethods, runtimeNames, webflowMethods } from '../wire.ts';
import { appModes } from './app-modes.ts';
import { createHandles } from './handles.ts';
import { createTransport } from './transport.ts';

/**
 * The script of the extension template, which defines the global `webflow` before any script of the extension runs. The
 * template host replaces the placeholder with the Designer page's origin.
 */
const transport = createTransport('__DESIGNER_ORIGIN__');
const handles = createHandles(transport);
const isOld = window.name === runtimeNames.old;

const methods = webflowMethods.map((method) => [
  method,
  (...args: unknown[]) => handles.call({ handle: 'webflow' }, method, args),
]);

function isEventName(name: unknown): name is EventName {
  return eventNames.some((known) => known === name);
}

/** Ignores unknown event names: in Webflow they are no error and never fire. */
function subscribe(event: unknown, listener: (value: unknown) => void): () => void {
  if (!isEventName(event) || (isOld && event === 'currenttheme')) return () => {};
  return transport.subscribe(event, (value) => listener(handles.revive(value)));
}

/** What an element is made from. Source: Designer API typings, `ElementPresets`. */
const elementPresets = Object.freeze({ Image: Object.freeze({ preset: 'Image' }) });

const api = Object.fromEntries(
  [...methods, ['subscribe', subscribe], ['appModes', appModes], ['elementPresets', elementPresets]].filter(
    ([name]) => !(isOld && newerMethods.includes(String(name))),
  ),
);

Object.defineProperty(window, 'webflow', { value: Object.freeze(api), enumerable: true });
