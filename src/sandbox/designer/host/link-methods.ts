import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { SiteCanvas } from '#sandbox/site/canvas.ts';
import type { SiteLink } from '#sandbox/site/element.ts';
import { pageById } from '../site-content.ts';
import { packElement, packPage } from './handles.ts';
import type { HostedMethods } from './hosted-methods.ts';

function linkValue({ target }: SiteLink): LinkResolvedValue {
  return target.mode === 'page' ? { mode: 'page', to: { pageId: target.pageId } } : target;
}

/** The methods of a link block. Source: Designer API typings, `LinkElement`; element settings. */
export function linkMethods(link: SiteLink, canvas: SiteCanvas) {
  const settings = () => ({ [unconfirmed.linkSettingKey]: linkValue(link), domId: null, visibility: true });
  return {
    getChildren: () => link.children.map((element) => packElement({ element, canvas })),
    getTarget() {
      const { target } = link;
      if (target.mode === 'url') return target.to;
      const goal = pageById(target.pageId);
      return goal ? packPage(goal) : null;
    },
    getAllCustomAttributes: () => [],
    getSettings: settings,
    getResolvedSettings: settings,
    searchSettings: () => ({
      [unconfirmed.linkSettingKey]: {
        valueType: 'link',
        canBind: true,
        value: { sourceType: 'static', value: linkValue(link) },
        resolvedValue: linkValue(link),
        display: { label: 'Link', group: null },
      },
    }),
  } satisfies HostedMethods<
    LinkElement,
    | 'getChildren'
    | 'getTarget'
    | 'getAllCustomAttributes'
    | 'getSettings'
    | 'getResolvedSettings'
    | 'searchSettings'
  >;
}
