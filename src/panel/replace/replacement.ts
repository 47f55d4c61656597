import type { AssetDetails } from '#contract/asset.ts';
import type { Candidate } from '#contract/weighing.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';

/** A file to be put in place of an asset's own. */
export interface ReplaceItem {
  readonly assetId: string;
  /** The asset's name, for people. */
  readonly name: string;
  readonly candidate: Candidate;
}

/**
 * What is wrong with the files themselves.
 * - `changed`: the asset has another file than the one that was weighed, or than the one that was stored here.
 * - `processing`: Webflow has not finished an upload of it.
 * - `unread`: what Webflow has now could not be read, so it is not known whether it has changed.
 * - `too_large`: the new file is larger than Webflow takes.
 * - `original_too_large`: Undo could not bring the original back, which is larger than Webflow takes.
 * - `no_room`: the originals of this replacement are larger together than what is kept for Undo.
 */
export type FileFault = 'changed' | 'processing' | 'unread' | 'too_large' | 'original_too_large' | 'no_room';

/** Why a file was not replaced, or not brought back: by the Designer, by our backend, or by the files. */
export type ReplaceFault =
  | { readonly by: 'designer'; readonly reason: Exclude<DesignerErrorReason, 'aborted'> }
  | { readonly by: 'backend'; readonly problem: BackendProblem }
  | { readonly by: 'files'; readonly reason: FileFault };

/**
 * What Webflow has stored, after a file was sent: that file (`verified`), not yet that file (`unconfirmed`), or a third one
 * (`differs`).
 */
export type StoredCheck = 'checking' | 'verified' | 'unconfirmed' | 'differs';

/**
 * How far one file is. `stopped` was not begun. Of `returned` the original was sent back, and is not known to be stored; `restored`
 * has it again.
 */
export type ReplaceStep = 'waiting' | 'working' | 'replaced' | 'failed' | 'stopped' | 'returned' | 'restored';

/** One file of a replacement. `fault` is that of the last attempt; a replaced file may have one of its Undo. */
export interface ReplacedItem extends ReplaceItem {
  readonly step: ReplaceStep;
  readonly check: StoredCheck | null;
  readonly fault: ReplaceFault | null;
}

/** How far one file is for a person: one that was `sent` is not known to be stored. */
export type ShownStep = ReplaceStep | 'sent';

/** Returns that of a file. */
export const shownStep = ({ step, check }: Pick<ReplacedItem, 'step' | 'check'>): ShownStep =>
  step === 'replaced' && check !== 'verified' ? 'sent' : step;

/** A file that is asked about, and what is known of the one that it replaces. */
export interface AskedItem extends ReplaceItem {
  readonly before: { readonly bytes: number | null; readonly type: string | null };
}

/** The question before a replacement. */
export interface ReplaceQuestion {
  readonly items: readonly AskedItem[];
  /** Bytes of the originals that are kept for Undo, as far as they are known. */
  readonly keeps: number;
  /** Why nothing can be replaced; null where it can. */
  readonly obstacle: 'not_allowed' | 'too_large' | 'no_room' | null;
  /** True where it ends the Undo of an earlier replacement. */
  readonly endsUndo: boolean;
}

/** A replacement, or its Undo, as it goes on. */
export interface ReplaceRun {
  readonly act: 'replace' | 'undo';
  /** `writing` sends files, `checking` compares what is stored. */
  readonly phase: 'writing' | 'checking' | 'ended';
  /** The place, from 1, of the file that is sent among so many. */
  readonly at: number;
  readonly of: number;
  readonly isStopping: boolean;
  /** True while a rate limit delays the file that is sent. */
  readonly isWaiting: boolean;
  readonly items: readonly ReplacedItem[];
}

/** What is asked, and the last replacement; null where there is none. */
export interface ReplaceState {
  readonly question: ReplaceQuestion | null;
  readonly run: ReplaceRun | null;
}

/** What was known of an asset's file when a person was asked. */
export type KnownFile = Pick<AssetDetails, 'size' | 'hostedUrl' | 'contentType'>;

/**
 * What Undo needs: the original file under its own name, its hash and that of the file which replaced it, and the hashes of files
 * that Undo may replace.
 */
export interface KeptOriginal {
  readonly file: File;
  readonly sha256: string;
  readonly sentSha256: string;
  readonly ours: ReadonlySet<string>;
}
