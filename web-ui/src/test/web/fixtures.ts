import type { ContactView, DeliveryView, DraftPhotoView, PhotoView, PostView } from 'kith-api';

const AT = '2026-03-10T12:00:00Z';

export function contact(id: string, change: Partial<ContactView> = {}): ContactView {
  return {
    id,
    name: id,
    line: '',
    state: 'CONFIRMED',
    pairingCode: '123456',
    link: { state: 'OFFLINE', since: AT },
    waitingItems: 0,
    allowance: { originalBytes: 10_000_000, items: 100_000, itemBytes: 1_000_000_000, photoBytes: 20_000_000_000 },
    offences: [],
    traffic: {
      itemBytesSent: 0,
      itemBytesReceived: 0,
      photoBytesSent: 0,
      photoBytesReceived: 0,
      otherBytesSent: 0,
      otherBytesReceived: 0,
    },
    ...change,
  };
}

export function delivery(name: string, change: Partial<DeliveryView> = {}): DeliveryView {
  return {
    contactId: name,
    name,
    state: 'QUEUED',
    queuedAt: AT,
    photosStored: 0,
    photosTotal: 0,
    online: false,
    ...change,
  };
}

/** A post of Ann's, so many minutes after noon. */
export function post(id: string, minute: number, change: Partial<PostView> = {}): PostView {
  const at = new Date(Date.parse(AT) + minute * 60_000).toISOString();
  return {
    id,
    authorId: 'ann',
    authorName: 'Ann',
    own: false,
    createdAt: at,
    receivedAt: at,
    text: id,
    photos: [],
    audience: [],
    circles: [],
    deliveries: [],
    talk: { replies: 0, reactions: [] },
    unread: false,
    needsNewerKith: false,
    ...change,
  };
}

export function photo(index: number, storedBytes = 100): PhotoView {
  const rendition = { sizeBytes: 100, storedBytes, complete: storedBytes === 100, onDemand: false };
  return { index, alt: '', widthPx: 3, heightPx: 2, mediaType: 'image/jpeg', display: rendition, original: rendition };
}

export function draftPhoto(id: string): DraftPhotoView {
  return { id, widthPx: 3, heightPx: 2, sizeBytes: 10, mediaType: 'image/jpeg', locationRemoved: false, firstOfAnimation: false };
}
