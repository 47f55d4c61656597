import { Component, type ComponentChildren, createRef } from 'preact';
import type { Trouble } from '#panel/backend/trouble.ts';
import { linkUrl } from '#panel/browser/picture-url.ts';
import * as actions from '#panel/i18n/actions.ts';
import * as words from '#panel/i18n/troubles.ts';
import type { Panel } from '#panel/panel.ts';

interface NoticeProps {
  readonly tone: 'problem' | 'remark';
  readonly children: ComponentChildren;
}

/** A box above the facts. Focus inside it goes to the panel when it leaves, instead of being lost. */
export class Notice extends Component<NoticeProps> {
  readonly box = createRef<HTMLDivElement>();

  override componentWillUnmount() {
    const box = this.box.current;
    const hasFocus = box?.contains(box.ownerDocument.activeElement);
    if (hasFocus) box?.closest('main')?.focus({ preventScroll: true });
  }

  render({ tone, children }: NoticeProps) {
    return (
      <div ref={this.box} class="notice" data-tone={tone}>
        {children}
      </div>
    );
  }
}

interface TroubleNoticeProps {
  readonly panel: Panel;
  readonly trouble: Trouble;
  /** When the facts below were read from Webflow (epoch ms), or null where there are none. */
  readonly readAt: number | null;
}

/** What the backend refused, why, and the one thing to do about it. */
export function TroubleNotice({ panel, trouble, readAt }: TroubleNoticeProps) {
  const tools = panel.tools.value;
  if (tools && trouble.code === 'not_connected') {
    return <tools.views.ConnectView trouble={trouble} connecting={tools.connecting} />;
  }
  const { title, body } = words.sayTrouble(trouble.code);
  const connectUrl = trouble.code === 'not_connected' ? linkUrl(trouble.connectUrl) : null;
  const now = panel.now.value;
  const seconds = trouble.retryAt === null ? 0 : Math.ceil((trouble.retryAt - now) / 1_000);
  const isUnexplained = trouble.code === 'internal_error' || trouble.code === 'bad_upstream';
  return (
    <Notice tone="problem">
      <div role="alert">
        <p class="notice-title">{title}</p>
        <p>{body}</p>
      </div>
      {readAt !== null && <p>{words.age(now - readAt)}</p>}
      {/* Outside of the alert, which would be read aloud each second. */}
      {seconds > 0 && <p class="countdown">{words.countdown(seconds)}</p>}
      {isUnexplained && trouble.requestId !== null && (
        <p class="fine">{words.requestId(trouble.requestId)}</p>
      )}
      {connectUrl ? (
        <a class="button primary" href={connectUrl} target="_blank" rel="noopener">
          {actions.connect}
        </a>
      ) : (
        <button type="button" class="button" onClick={panel.selected.tryAgain}>
          {actions.tryAgain}
        </button>
      )}
    </Notice>
  );
}
