import { Component } from 'preact';
import type { RequestError } from '#panel/backend/request-error.ts';
import { linkUrl } from '#panel/browser/image-url.ts';
import type { Connecting } from '#panel/connection/connecting.ts';
import { connect } from '#panel/i18n/actions.ts';
import * as words from '#panel/i18n/connecting.ts';
import { requestErrorMessage } from '#panel/i18n/request-errors.ts';
import { Notice } from '#panel/ui/notice.tsx';

interface ConnectViewProps {
  readonly requestError: RequestError;
  readonly connecting: Connecting;
}

/**
 * The view before a site is connected: what the app does, what it reads, what it never does, which site to choose, and
 * the link to connect. Once that was shown, one line and the link.
 */
export class ConnectView extends Component<ConnectViewProps> {
  override componentDidMount() {
    this.props.connecting.readSiteName();
  }

  render({ requestError, connecting }: ConnectViewProps) {
    const url = linkUrl(requestError.connectUrl);
    const waits = connecting.isWaiting.value;
    const isBrief = connecting.isExplained.value;
    const name = connecting.siteName.value;
    const choose = words.choose(name);
    return (
      <Notice tone="remark">
        {isBrief ? (
          <p>{words.brief}</p>
        ) : (
          <div role="alert">
            <p class="notice-title">{requestErrorMessage(requestError.code).title}</p>
          </div>
        )}
        {url && (
          <a
            class="button primary"
            href={url}
            target="_blank"
            rel="noopener"
            title={choose}
            onClick={connecting.begin}
          >
            {waits ? words.again : isBrief ? words.briefly : connect}
          </a>
        )}
        {!isBrief && (
          <>
            <dl class="promises">
              {words.promises.map(({ term, text }) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
            {!waits && url && <p class="site-to-choose">{choose}</p>}
          </>
        )}
        {waits && <p class="fine">{words.waiting(name)}</p>}
      </Notice>
    );
  }
}
