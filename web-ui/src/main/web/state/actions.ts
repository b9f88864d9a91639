import type { ArchiveView, BrokerView, CameraView, CircleView, ContactView, DraftPhotoView, DraftView, FeedPage, InviteView, LiveView, LockView, PairingView, PostView, ProfileView, RecoveryView, SettingsView, TransferView } from 'kith-api';
import type { OnAir } from '../live/session.ts';
import type { NodeEvent } from '../api/events.ts';
import type { Attempt, Draft } from './draft.ts';
import type { FoundPage, Query } from './search.ts';
import type { Open } from './state.ts';
import type { ThreadAction } from './threads.ts';

/** What a start or a reset of the page fetches. */
export interface Snapshot {
  lock: LockView;
  profile: ProfileView;
  recovery: RecoveryView;
  archive: ArchiveView;
  settings: SettingsView;
  contacts: ContactView[];
  circles: CircleView[];
  invites: InviteView[];
  pairings: PairingView[];
  transfers: TransferView[];
  live: LiveView;
  cameras: CameraView[];
  brokers: BrokerView[];
  photos: DraftPhotoView[];
  drafts: DraftView[];
  problems: readonly string[];
  unread: number;
  unseenNotices: number;
  pinned: PostView[];
  newest: FeedPage;
}

/** The post being written, or the photos to be added to another one. */
export type DraftName = 'draft' | 'added';

/** What happens to one of these; to the post being written where it is not said. */
export type DraftAction = { of?: DraftName } & DraftChange;

type DraftChange =
  | { type: 'draft/restored'; draft: Draft }
  | { type: 'draft/text'; text: string }
  | { type: 'draft/expiry'; seconds: number | undefined }
  | { type: 'draft/audience'; ids: readonly string[]; circles: readonly string[] }
  | { type: 'draft/photo-added'; key: string; name: string; clip?: boolean; blobUrl: string | undefined }
  | { type: 'draft/photo-progress'; key: string; progress: number }
  | { type: 'draft/photo-ready'; key: string; view: DraftPhotoView }
  | { type: 'draft/photo-failed'; key: string; problem: string }
  | { type: 'draft/photo-again'; key: string }
  | { type: 'draft/photo-removed'; key: string }
  | { type: 'draft/photo-alt'; key: string; alt: string }
  | { type: 'draft/photo-moved'; from: number; to: number }
  | { type: 'draft/sharing'; attempt: Attempt }
  | { type: 'draft/failed'; problem: string }
  | { type: 'draft/emptied' }
  | { type: 'draft/shared'; post: PostView; photoKeys: readonly string[] };

/** Everything that can happen. */
export type Action =
  | DraftAction
  | ThreadAction
  | { type: 'drafts'; drafts: DraftView[] }
  | { type: 'adding'; postId: string }
  | { type: 'signed-out' }
  | { type: 'locked'; passphrase: boolean }
  | { type: 'unreachable'; problem: string }
  | { type: 'stream'; stream: 'open' | 'lost' }
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'event'; event: NodeEvent }
  | { type: 'pairing-dismissed'; inviterId: string }
  | { type: 'feed/older-started' }
  | { type: 'feed/older'; page: FeedPage }
  | { type: 'feed/older-failed'; problem: string }
  | { type: 'feed/show-fresh' }
  | { type: 'search/started'; query: Query }
  | { type: 'search/found'; page: FoundPage }
  | { type: 'search/older-started' }
  | { type: 'search/more'; page: FoundPage }
  | { type: 'search/failed'; problem: string }
  | { type: 'search/ended' }
  | { type: 'retracting'; postIds: readonly string[] }
  | { type: 'on-air'; onAir: OnAir }
  | { type: 'off-air'; key: number }
  | { type: 'open'; open: Open }
  | { type: 'close' }
  | { type: 'note'; text: string }
  | { type: 'note-read'; key: number }
  | { type: 'announce'; text: string };
