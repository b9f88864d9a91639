import type { ArchiveView, BrokerView, CameraView, CircleView, ContactView, DraftView, InviteView, LiveView, LockView, PairingView, PathView, ProfileView, RecoveryView, SettingsView, TransferView } from 'kith-api';
import type { OnAir } from '../live/session.ts';
import { type Draft, EMPTY_DRAFT } from './draft.ts';
import { EMPTY_FEED, type Feed } from './feed.ts';
import type { Search } from './search.ts';
import type { Threads } from './threads.ts';

/** What covers the page, if anything. */
export type Open =
  | { kind: 'invite'; contactId?: string }
  | { kind: 'accept' }
  | { kind: 'drafts' }
  | { kind: 'keys' }
  | { kind: 'recovery' }
  | { kind: 'deliveries'; postId: string }
  | { kind: 'edit'; postId: string }
  | { kind: 'add-photos'; postId: string }
  | { kind: 'revisions'; postId: string }
  | { kind: 'widen'; postId: string }
  | { kind: 'circle'; circleId?: string }
  | { kind: 'go-live' }
  | { kind: 'call' }
  | { kind: 'camera'; cameraId?: string }
  | { kind: 'camera-grants'; cameraId: string }
  | { kind: 'snapshot'; cameraId: string }
  | { kind: 'photos'; postId: string; index: number }
  | { kind: 'verify'; contactId: string }
  | { kind: 'remove'; contactId: string }
  | { kind: 'passphrase'; task: 'set' | 'change' | 'remove' };

/** Something the person should know. */
export interface Note {
  key: number;
  text: string;
}

/** Everything the page shows. */
export interface State {
  session: 'starting' | 'locked' | 'in' | 'out';
  /** Why the page could not be filled, if so. */
  problem: string | undefined;
  /** What is wrong with the node's disk, each with what to do. */
  problems: readonly string[];
  stream: 'opening' | 'open' | 'lost';
  lock: LockView | undefined;
  profile: ProfileView | undefined;
  recovery: RecoveryView | undefined;
  archive: ArchiveView | undefined;
  settings: SettingsView | undefined;
  /** By name. */
  contacts: readonly ContactView[];
  /** By name. */
  circles: readonly CircleView[];
  /** Newest first. */
  invites: readonly InviteView[];
  pairings: readonly PairingView[];
  /** Images that move now. */
  transfers: readonly TransferView[];
  /** How the person is reached who is looked at, as it was told last. */
  path: PathView | undefined;
  /** What is live, of this person and of contacts. */
  live: LiveView;
  /** Of this node. */
  cameras: readonly CameraView[];
  brokers: readonly BrokerView[];
  /** The streams and calls that this page is in. */
  onAir: readonly OnAir[];
  feed: Feed;
  /** How many posts of others were not read. */
  unread: number;
  /** How many notices were not seen. */
  unseenNotices: number;
  /** How often the node said that the notices are others. */
  noticesTold: number;
  /** What stands at the top of the feed. */
  pinned: Feed;
  /** What is being looked for, if anything; its posts show in place of the feed. */
  search: Search | undefined;
  draft: Draft;
  /** Posts that were written and put by. */
  drafts: readonly DraftView[];
  /** Photos to be added to an own post: a draft of nothing else. */
  added: Draft;
  /** To which. */
  addedTo: string | undefined;
  /** What is written under posts, and whose replies are shown. */
  threads: Threads;
  /** Own posts that are taken back in a moment, unless that is undone. */
  retracting: readonly string[];
  open: Open | undefined;
  notes: readonly Note[];
  /** For those who listen to the page. */
  announcement: string;
}

export const INITIAL: State = {
  session: 'starting',
  problem: undefined,
  problems: [],
  stream: 'opening',
  lock: undefined,
  profile: undefined,
  recovery: undefined,
  archive: undefined,
  settings: undefined,
  contacts: [],
  circles: [],
  invites: [],
  pairings: [],
  transfers: [],
  path: undefined,
  live: { rooms: [] },
  cameras: [],
  brokers: [],
  onAir: [],
  feed: EMPTY_FEED,
  unread: 0,
  unseenNotices: 0,
  noticesTold: 0,
  pinned: EMPTY_FEED,
  search: undefined,
  draft: EMPTY_DRAFT,
  drafts: [],
  added: EMPTY_DRAFT,
  addedTo: undefined,
  threads: {},
  retracting: [],
  open: undefined,
  notes: [],
  announcement: '',
};
