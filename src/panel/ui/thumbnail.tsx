import { Component, type ComponentChildren } from 'preact';
import { ImageIcon } from '#panel/ui/icons.tsx';

interface ThumbnailProps {
  readonly url: string | null | undefined;
  /** Shown without a URL, and where the picture doesn't load. */
  readonly icon?: ComponentChildren;
}

interface Failed {
  readonly failed: string | null;
}

/** A small square picture, which says nothing that the text beside it does not; an icon where there is none. */
export class Thumbnail extends Component<ThumbnailProps, Failed> {
  override state: Failed = { failed: null };

  render({ url, icon = <ImageIcon /> }: ThumbnailProps, { failed }: Failed) {
    return (
      <span class="thumbnail">
        {url && url !== failed ? (
          // Another picture is another element: with a new address, the old picture stays until the new one has loaded.
          // Source: HTML, "update the image data".
          <img
            key={url}
            src={url}
            alt=""
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            onError={() => this.setState({ failed: url })}
          />
        ) : (
          icon
        )}
      </span>
    );
  }
}
