import { linkUrl } from '#panel/browser/image-url.ts';
import * as words from '#panel/i18n/uses.ts';
import type { SiteUses } from '#panel/uses/site-uses.ts';

interface AllowLinkProps {
  readonly siteUses: SiteUses;
  /** True where nothing can be read without it. */
  readonly isPrimary: boolean;
}

/** The link to Webflow's page that asks for the permissions, and what happens meanwhile. */
export function AllowLink({ siteUses, isPrimary }: AllowLinkProps) {
  const { consent, reading } = siteUses;
  const url = linkUrl(reading.problem.value?.connectUrl ?? null);
  if (url === null) return null;
  const waits = consent.isWaiting.value;
  return (
    <>
      {waits ? <p>{words.consent}</p> : isPrimary && <p>{words.permissions}</p>}
      <a
        class={isPrimary ? 'button primary' : 'button'}
        href={url}
        target="_blank"
        rel="noopener"
        onClick={consent.begin}
      >
        {waits ? words.allowAgain : words.allow}
      </a>
    </>
  );
}
