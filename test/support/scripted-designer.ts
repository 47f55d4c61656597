import type {
  AssetHandle,
  Binding,
  Designer,
  ImageHandle,
  SelectedElement,
  Site,
  Theme,
} from '#panel/designer.ts';
import type { DesignerAnswer, DesignerFault } from '#panel/designer-call.ts';
import { assetId, siteId } from '#test/support/asset-details.ts';

/** What a scripted call answers, at once or when a test lets it. */
export type Script<Value> = () => Promise<DesignerAnswer<Value>>;

export const says =
  <Value>(value: Value): Script<Value> =>
  async () => ({ ok: true, value });

export const refuses =
  (fault: DesignerFault): Script<never> =>
  async () => ({ ok: false, fault });

export const neverAnswers: Script<never> = () => new Promise<never>(() => {});

interface AssetScript {
  readonly id: string;
  readonly name: Script<string | null>;
  readonly url: Script<string | null>;
  readonly mimeType: Script<string | null>;
  readonly altText: Script<string | null>;
}

/** An asset as the Designer has it in hand. */
export function designerAsset(script: Partial<AssetScript> = {}): AssetHandle {
  return {
    id: assetId,
    name: says('hero.jpg'),
    url: says<string | null>(null),
    mimeType: says('image/jpeg'),
    altText: says('Mountains at dusk'),
    ...script,
  };
}

interface ImageScript {
  readonly key: string;
  readonly asset: Script<AssetHandle | null>;
  readonly altText: Script<string | null>;
  readonly binding: Script<Binding | null>;
}

/** An Image element on the canvas, with an asset and its alt text taken from there. */
export function imageElement(script: Partial<ImageScript> = {}): SelectedElement {
  const { key = 'page/image', ...calls } = script;
  const image: ImageHandle = {
    asset: says(designerAsset()),
    altText: says('__wf_reserved_inherit'),
    binding: says<Binding | null>(null),
    ...calls,
  };
  return { key, type: 'Image', image };
}

/** Any other element, by Webflow's type of it. */
export function otherElement(type: string): SelectedElement {
  return { key: `page/${type}`, type, image: null };
}

/** A Designer that does what a test says. */
export interface ScriptedDesigner extends Designer {
  /** A person selects something: the event fires and the next reading agrees with it. */
  select(element: SelectedElement | null): void;
  /** From now on `selection` answers so, with no event. */
  script(selection: Script<SelectedElement | null>): void;
  changeTheme(theme: Theme): void;
  changeMode(): void;
  /** How many subscriptions are open. */
  listeners(): number;
}

interface DesignerScript {
  readonly selection: Script<SelectedElement | null>;
  readonly site: Script<Site>;
  readonly idToken: Script<string>;
  readonly theme: Script<Theme>;
  readonly background: Script<string | null>;
}

/** Makes a Designer in which nothing is selected, but for what the script says. */
export function createScriptedDesigner(script: Partial<DesignerScript> = {}): ScriptedDesigner {
  let { selection = says<SelectedElement | null>(null) } = script;
  const onSelection = new Set<(element: SelectedElement | null) => void>();
  const onTheme = new Set<(theme: Theme) => void>();
  const onMode = new Set<() => void>();
  const subscribe = <Listener>(listeners: Set<Listener>, listener: Listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    site: script.site ?? says({ siteId, workspaceId: null }),
    idToken: script.idToken ?? says('id-token'),
    theme: script.theme ?? says<Theme>('darkDefault'),
    background: script.background ?? says<string | null>(null),
    selection: () => selection(),
    onSelection: (listener) => subscribe(onSelection, listener),
    onTheme: (listener) => subscribe(onTheme, listener),
    onMode: (listener) => subscribe(onMode, listener),
    select(element) {
      selection = says(element);
      for (const listener of onSelection) listener(element);
    },
    script(next) {
      selection = next;
    },
    changeTheme(theme) {
      for (const listener of onTheme) listener(theme);
    },
    changeMode() {
      for (const listener of onMode) listener();
    },
    listeners: () => onSelection.size + onTheme.size + onMode.size,
  };
}
