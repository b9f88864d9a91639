import type {
  BrokersChanged,
  CamerasChanged,
  CirclesChanged,
  ArchiveChanged,
  ContactChanged,
  ContactRemoved,
  ConversationChanged,
  DeliveryChanged,
  DraftsChanged,
  InviteChanged,
  LiveChanged,
  LockChanged,
  Notice,
  NoticesChanged,
  PairingChanged,
  PathChanged,
  PhotosChanged,
  PostAdded,
  PostChanged,
  PostRemoved,
  ProblemsChanged,
  ProfileChanged,
  RecoveryChanged,
  SettingsChanged,
  TransfersChanged,
  UnreadChanged,
} from 'kith-api';

/** What the node tells of, by the name of the server-sent event. */
export type NodeEvent =
  | ({ name: 'profile' } & ProfileChanged)
  | ({ name: 'settings' } & SettingsChanged)
  | ({ name: 'contact' } & ContactChanged)
  | ({ name: 'contact-removed' } & ContactRemoved)
  | ({ name: 'circles' } & CirclesChanged)
  | ({ name: 'invite' } & InviteChanged)
  | ({ name: 'pairing' } & PairingChanged)
  | ({ name: 'post' } & PostAdded)
  | ({ name: 'post-changed' } & PostChanged)
  | ({ name: 'post-removed' } & PostRemoved)
  | ({ name: 'conversation' } & ConversationChanged)
  | ({ name: 'unread' } & UnreadChanged)
  | ({ name: 'notices' } & NoticesChanged)
  | ({ name: 'photos' } & PhotosChanged)
  | ({ name: 'transfers' } & TransfersChanged)
  | ({ name: 'path' } & PathChanged)
  | ({ name: 'delivery' } & DeliveryChanged)
  | ({ name: 'recovery' } & RecoveryChanged)
  | ({ name: 'archive' } & ArchiveChanged)
  | ({ name: 'live' } & LiveChanged)
  | ({ name: 'cameras' } & CamerasChanged)
  | ({ name: 'brokers' } & BrokersChanged)
  | ({ name: 'drafts' } & DraftsChanged)
  | ({ name: 'lock' } & LockChanged)
  | ({ name: 'problems' } & ProblemsChanged)
  | ({ name: 'notice' } & Notice);

const NAMES: readonly NodeEvent['name'][] = [
  'profile',
  'settings',
  'contact',
  'contact-removed',
  'circles',
  'invite',
  'pairing',
  'post',
  'post-changed',
  'post-removed',
  'conversation',
  'unread',
  'notices',
  'photos',
  'transfers',
  'path',
  'delivery',
  'recovery',
  'archive',
  'live',
  'cameras',
  'brokers',
  'drafts',
  'lock',
  'problems',
  'notice',
];

const REOPEN_AFTER_MS = 3_000;

/** Who hears of the stream. */
export interface StreamListener {
  event(event: NodeEvent): void;
  /** The stream is open; complete is false where events may have been missed. */
  opened(complete: boolean): void;
  /** The stream broke; it is being reopened. */
  lost(): void;
  /** The node refused the stream for good: the caller looks why. */
  refused(): void;
}

/** Opens the node's event stream; the browser resumes it by Last-Event-ID. Returns what closes it. */
export function openStream(listener: StreamListener): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let complete = false;

  const connect = () => {
    source = new EventSource('/api/v1/events');
    source.addEventListener('open', () => {
      listener.opened(complete);
      complete = true;
    });
    source.addEventListener('error', () => {
      listener.lost();
      if (source.readyState === EventSource.CLOSED) {
        complete = false;
        listener.refused();
        timer = setTimeout(connect, REOPEN_AFTER_MS);
      }
    });
    source.addEventListener('reset', () => listener.opened(false));
    for (const name of NAMES) {
      source.addEventListener(name, (e) => {
        listener.event({ ...(JSON.parse((e as MessageEvent<string>).data) as object), name } as NodeEvent);
      });
    }
  };

  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
