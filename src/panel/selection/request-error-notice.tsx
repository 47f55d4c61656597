import type { ReadonlySignal } from '@preact/signals-core';
import type { RequestError } from '#panel/backend/request-error.ts';
import { linkUrl } from '#panel/browser/image-url.ts';
import type { ConnectView } from '#panel/connection/connect-view.tsx';
import type { Connecting } from '#panel/connection/connecting.ts';
import * as actions from '#panel/i18n/actions.ts';
import * as words from '#panel/i18n/request-errors.ts';
import { Notice } from '#panel/ui/notice.tsx';

/** The model and the view for connecting a site. */
export interface ConnectLazyFeatures {
  readonly views: { readonly ConnectView: typeof ConnectView };
  readonly connecting: Connecting;
}

interface RequestErrorNoticeProps {
  readonly requestError: RequestError;
  /** When the facts below were read from Webflow (epoch ms); null where there are none. */
  readonly readAt: number | null;
  /** Milliseconds since the epoch. */
  readonly now: ReadonlySignal<number>;
  readonly tryAgain: () => void;
  /** Null until the lazy features are loaded. */
  readonly lazyFeatures: ConnectLazyFeatures | null;
}

/** Why the backend refused a request, and what to do. */
export function RequestErrorNotice({
  requestError,
  readAt,
  tryAgain,
  lazyFeatures,
  ...props
}: RequestErrorNoticeProps) {
  if (lazyFeatures && requestError.code === 'not_connected') {
    return (
      <lazyFeatures.views.ConnectView requestError={requestError} connecting={lazyFeatures.connecting} />
    );
  }
  const { title, body } = words.requestErrorMessage(requestError.code);
  const connectUrl = requestError.code === 'not_connected' ? linkUrl(requestError.connectUrl) : null;
  const now = props.now.value;
  const seconds = requestError.retryAt === null ? 0 : Math.ceil((requestError.retryAt - now) / 1_000);
  const isUnexplained = requestError.code === 'internal_error' || requestError.code === 'bad_upstream';
  return (
    <Notice tone="problem">
      <div role="alert">
        <p class="notice-title">{title}</p>
        <p>{body}</p>
      </div>
      {readAt !== null && <p>{words.age(now - readAt)}</p>}
      {/* Outside the alert: screen readers would announce the countdown every second. */}
      {seconds > 0 && <p class="countdown">{words.countdown(seconds)}</p>}
      {isUnexplained && requestError.requestId !== null && (
        <p class="fine">{words.requestId(requestError.requestId)}</p>
      )}
      {connectUrl ? (
        <a class="button primary" href={connectUrl} target="_blank" rel="noopener">
          {actions.connect}
        </a>
      ) : (
        <button type="button" class="button" onClick={tryAgain}>
          {actions.tryAgain}
        </button>
      )}
    </Notice>
  );
}
