import { effect } from '@preact/signals';
import * as v from 'valibot';
import type { DesignerConfig } from '#sandbox/protocol/control.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { designer } from '../designer-state.ts';
import { changeElement, componentById, openPage, pageById, selected } from '../site-content.ts';
import { type EventName, type Target, ToDesigner, type ToExtension } from '../wire.ts';
import { assetMethods } from './asset-methods.ts';
import { componentMethods } from './component-methods.ts';
import { DesignerError } from './designer-error.ts';
import { elementMethods } from './element-methods.ts';
import { findElement } from './find-element.ts';
import { packElement, packPage } from './handles.ts';
import { headingTextMethods } from './heading-text.ts';
import { pageMethods } from './page-methods.ts';
import { permissions } from './permissions.ts';
import { rootMethods } from './root-element.ts';
import { styleMethods } from './style-methods.ts';
import { webflowMethods } from './webflow-methods.ts';

type Call = Extract<ToDesigner, { kind: 'call' }>;

/** The Designer page's side of the message channel. */
export interface Host {
  /** Sets the extension's window, or null for none. Ends all subscriptions of the previous window. */
  attach(extension: Window | null): void;
}

const events: readonly [EventName, () => unknown][] = [
  ['selectedelement', () => selected.value && packElement(selected.value)],
  ['currentpage', () => packPage(openPage.value)],
  ['mediaquery', () => designer.breakpoint.value],
  ['currenttheme', () => designer.theme.value],
  ['currentappmode', () => ({ mode: designer.mode.value, appModes: permissions() })],
];

function methodsOf(target: Target, config: DesignerConfig): object {
  switch (target.handle) {
    case 'webflow':
      return webflowMethods(config);
    case 'asset':
      return assetMethods(target.id);
    case 'page': {
      const page = pageById(target.id);
      return page ? pageMethods(page) : {};
    }
    case 'component': {
      const component = componentById(target.id);
      return component ? componentMethods(component) : {};
    }
    case 'style':
      return styleMethods(target.id);
    case 'element':
      return (
        headingTextMethods(target.id) ?? rootMethods(target.id) ?? elementMethods(findElement(target.id))
      );
  }
}

async function callMethod(
  target: Target,
  method: string,
  args: unknown[],
  config: DesignerConfig,
): Promise<unknown> {
  const methods = methodsOf(target, config);
  const found: unknown = Object.hasOwn(methods, method) ? Reflect.get(methods, method) : undefined;
  if (typeof found !== 'function') throw new DesignerError('InvalidRequest', `No method ${method}`);
  return Reflect.apply(found, methods, args);
}

function errorMessage(call: number, error: unknown): ToExtension {
  return error instanceof DesignerError
    ? { kind: 'error', call, message: error.message, tag: error.tag }
    : { kind: 'error', call, message: 'Something went wrong', tag: 'InternalError' };
}

function latency({ min, max }: DesignerConfig['designerLatency']): Promise<void> {
  const milliseconds = min + Math.random() * (max - min) + designer.delays.value.designer;
  return milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve();
}

/** Handles the extension's calls and sends it events. Accepts and sends messages only for the panel's origin. */
export function startHost(config: DesignerConfig): Host {
  let extension: Window | null = null;
  const subscribed = new Set<EventName>();
  const send = (to: Window | null, message: ToExtension) => {
    if (to && to === extension) to.postMessage(message, config.panelOrigin);
  };

  const reply = async ({ call, target, method, args }: Call, caller: Window) => {
    if (designer.hangNextCall.value) {
      designer.hangNextCall.value = false;
      return;
    }
    if (designer.deleteNextElement.value && target.handle === 'element') {
      designer.deleteNextElement.value = false;
      changeElement(target.id.element, () => null);
    }
    await latency(config.designerLatency);
    const message = await callMethod(target, method, args, config).then(
      (value): ToExtension => ({ kind: 'result', call, value }),
      (error: unknown) => errorMessage(call, error),
    );
    send(caller, message);
  };

  window.addEventListener('message', async ({ source, origin, data }) => {
    if (!extension || source !== extension || origin !== config.panelOrigin) return;
    const parsed = v.safeParse(ToDesigner, data);
    if (!parsed.success) return;
    const message = parsed.output;
    if (message.kind === 'subscribe') {
      subscribed.add(message.event);
      const now = events.find(([event]) => event === message.event)?.[1];
      if (unconfirmed.subscribeFiresAtOnce && now)
        send(extension, { kind: 'event', event: message.event, value: now() });
    }
    if (message.kind === 'unsubscribe') subscribed.delete(message.event);
    if (message.kind === 'call') await reply(message, extension);
  });

  for (const [event, current] of events) {
    let last: string | undefined;
    effect(() => {
      const value = current();
      const now = JSON.stringify(value);
      const changed = last !== undefined && now !== last;
      last = now;
      if (changed && subscribed.has(event)) send(extension, { kind: 'event', event, value });
    });
  }

  return {
    attach(next) {
      extension = next;
      subscribed.clear();
    },
  };
}
