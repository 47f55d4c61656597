import { computed, type ReadonlySignal } from '@preact/signals-core';
import { createEditing, type Editing } from '#panel/alt-text/editing.ts';
import { createPermissions } from '#panel/alt-text/permissions.ts';
import type { Backend } from '#panel/backend.ts';
import type { Clock } from '#panel/clock.ts';
import { createDisconnecting, type Disconnecting } from '#panel/connection/disconnecting.ts';
import { type Copying, createCopying } from '#panel/copying/copying.ts';
import { createDrawing, type Drawing } from '#panel/delivery/drawing.ts';
import type { Abilities, Designer } from '#panel/designer.ts';
import { createPageImages } from '#panel/page/page-images.ts';
import { createPageTab, type PageTab } from '#panel/page/page-tab.ts';
import { createSeenRows } from '#panel/page/seen-rows.ts';
import { createInspection, type Inspection } from '#panel/selected/inspection.ts';
import { createOpened, type Opened } from '#panel/selected/opened.ts';
import { createPicture, type LoadPicture, type Picture } from '#panel/selected/picture.ts';
import { pictureUrl } from '#panel/selected/picture-url.ts';
import { createSelected, type Selected } from '#panel/selected/selected.ts';
import { factsOf } from '#panel/selected/subject.ts';
import { type Appearance, createTheme } from '#panel/theme/theme.ts';
import { createTicking } from '#panel/ticking.ts';
import * as timing from '#panel/timing.ts';

/** The outside world, handed in. */
export interface PanelParts {
  readonly designer: Designer | null;
  readonly backend: Backend;
  readonly clock: Clock;
  readonly loadPicture: LoadPicture;
  readonly writeText: (text: string) => Promise<boolean>;
  readonly saveFile: (name: string, text: string) => void;
  /** The panel's own address. */
  readonly page: URL;
  /** The reader's language as a BCP 47 tag, for dates. */
  readonly locale: string;
}

/** Every model of the panel: signals to read and actions to call. */
export interface Panel {
  readonly selected: Selected;
  readonly picture: ReadonlySignal<Picture>;
  /** What follows from the facts of the selected image; null where none is selected. */
  readonly inspection: ReadonlySignal<Inspection | null>;
  readonly editing: Editing;
  /** What the person may write. */
  readonly may: ReadonlySignal<Abilities>;
  readonly drawing: Drawing;
  /** The file of the table whose picture is shown. */
  readonly opened: Opened;
  readonly pageTab: PageTab;
  readonly saveFile: (name: string, text: string) => void;
  readonly copying: Copying;
  readonly disconnecting: Disconnecting;
  readonly appearance: ReadonlySignal<Appearance>;
  /** Milliseconds since the epoch; it moves only while something on the screen depends on it. */
  readonly now: ReadonlySignal<number>;
  /** The panel's own address. */
  readonly page: URL;
  readonly locale: string;
}

/** Makes the panel's models and sets them going; `stop` ends every wait and subscription. */
export function startPanel(parts: PanelParts): { panel: Panel; stop: () => void } {
  const { designer, backend, clock, page } = parts;
  const images = createPageImages(designer, backend, clock);
  const seen = createSeenRows(backend, clock);
  const selected = createSelected({
    designer,
    backend,
    clock,
    recall(assetId) {
      const known = images.known(assetId);
      return {
        details: known === undefined || known === 'missing' ? null : known,
        measured: seen.measured.value.get(assetId),
      };
    },
  });
  const theme = createTheme(designer);

  const url = computed(() => {
    const subject = selected.subject.value;
    if (subject.kind !== 'asset') return undefined;
    const { url: told } = factsOf(subject);
    const isPending = told === undefined && !subject.told;
    return isPending ? undefined : pictureUrl(told, page);
  });
  const { picture, stop: stopPicture } = createPicture({ url, load: parts.loadPicture, clock });

  const elementKey = computed(() => {
    const subject = selected.subject.value;
    return subject.kind === 'asset' ? subject.elementKey : null;
  });
  const drawing = createDrawing(designer, elementKey);
  const permissions = createPermissions(designer);
  const editing = createEditing(clock, (target, value) => {
    images.noteAltText(target, value);
    selected.noteAltText(target, value);
  });
  const pageTab = createPageTab({ designer, clock, editing, may: permissions.may, images, seen });

  const interval = computed(() => {
    const subject = selected.subject.value;
    const trouble = selected.trouble.value;
    if (trouble?.retryAt != null) return timing.countdownTick;
    if (images.lookingUp.waitsUntil.value !== null) return timing.countdownTick;
    const showsAge = subject.kind === 'asset' && subject.details !== null;
    return showsAge && (trouble || subject.details.stale) ? timing.ageTick : null;
  });
  const { now, stop: stopTicking } = createTicking(interval, clock);

  const stopTheme = theme.start();
  const stopPage = pageTab.start();
  const stopDrawing = drawing.start();
  const stopPermissions = permissions.start();
  const stopSelected = selected.start();

  return {
    panel: {
      selected,
      picture,
      inspection: createInspection({
        subject: selected.subject,
        picture,
        drawn: drawing.drawn,
        breakpoints: drawing.breakpoints,
      }),
      editing,
      pageTab,
      saveFile: parts.saveFile,
      may: permissions.may,
      drawing,
      opened: createOpened(),
      copying: createCopying(parts.writeText, clock),
      disconnecting: createDisconnecting(backend, clock, () => {
        images.forget();
        seen.forget();
        selected.forget();
      }),
      appearance: theme.appearance,
      now,
      page,
      locale: parts.locale,
    },
    stop() {
      stopSelected();
      stopTheme();
      stopDrawing();
      stopPage();
      stopPermissions();
      stopPicture();
      stopTicking();
    },
  };
}
