import type { RequestError } from '#panel/backend/request-error.ts';
import { linkUrl } from '#panel/browser/image-url.ts';
import type { Connecting } from '#panel/connection/connecting.ts';
import { connect } from '#panel/i18n/actions.ts';
import { messages } from '#panel/i18n/messages.ts';
import { requestErrorMessage } from '#panel/i18n/request-errors.ts';
import { Notice } from '#panel/ui/notice.tsx';

const words = messages.connecting;

interface ConnectViewProps {
  readonly requestError: RequestError;
  readonly connecting: Connecting;
}

/**
 * The view before a site is connected: what the app does, what it reads, what it never does, and the link to connect.
 */
export function ConnectView({ requestError, connecting }: ConnectViewProps) {
  const url = linkUrl(requestError.connectUrl);
  const waits = connecting.isWaiting.value;
  return (
    <Notice tone="remark">
      <div role="alert">
        <p class="notice-title">{requestErrorMessage(requestError.code).title}</p>
      </div>
      <dl class="promises">
        {words.promises.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {url && (
        <a class="button primary" href={url} target="_blank" rel="noopener" onClick={connecting.begin}>
          {waits ? words.again : connect}
        </a>
      )}
      {waits && <p class="fine">{words.waiting}</p>}
    </Notice>
  );
}
