import { extensionOf } from '#rules/extension-of.ts';
import { mediaType } from '#rules/media-type.ts';

/** What an asset is, as far as its file's type tells. */
export type AssetKind = 'image' | 'video' | 'audio' | 'lottie' | 'document' | 'other';

/**
 * The types that Webflow's Assets panel takes beside pictures, by the extensions of its list; JSON and dotLottie files are
 * animations. Sources: Webflow Help, "Assets panel"; IANA, media types.
 */
const ofExtension: ReadonlyMap<string, AssetKind> = new Map([
  ...['json', 'lottie'].map((name) => [name, 'lottie'] as const),
  ...['mp4', 'webm', 'mov', 'm4v', 'ogv'].map((name) => [name, 'video'] as const),
  ...['mp3', 'wav', 'm4a', 'ogg', 'aac', 'flac'].map((name) => [name, 'audio'] as const),
  ...['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'txt', 'csv', 'odt', 'ods', 'odp'].map(
    (name) => [name, 'document'] as const,
  ),
  ...['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif', 'svg'].map((name) => [name, 'image'] as const),
]);

const ofTopLevel: ReadonlyMap<string, AssetKind> = new Map([
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
]);

const documents = /^(?:application\/(?:pdf|rtf|msword|vnd\.(?:ms-|openxmlformats|oasis\.))|text\/)/;
const animations = /^application\/(?:json|zip\+dotlottie)$/;

/** Returns what an asset is, by its media type, or by its name where that says nothing. */
export function assetKindOf(contentType: string | null | undefined, name?: string | null): AssetKind {
  const type = mediaType(contentType);
  const known = ofTopLevel.get(type.replace(/\/.*/, ''));
  if (known) return known;
  if (animations.test(type)) return 'lottie';
  if (documents.test(type)) return 'document';
  return ofExtension.get(extensionOf(name)) ?? 'other';
}
