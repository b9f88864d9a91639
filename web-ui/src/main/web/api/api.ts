import type {
  AllowanceView,
  BrokerView,
  BrokerWish,
  CameraDevice,
  CameraView,
  CameraWindow,
  CameraWish,
  CheckView,
  CircleView,
  ArchiveView,
  ContactView,
  ConversationView,
  DraftPhotoView,
  DraftView,
  DraftWish,
  FeedPage,
  HostNameView,
  IceServerView,
  ImportView,
  InviteView,
  LiveView,
  LockView,
  NewPost,
  NoticesView,
  PairingView,
  PathView,
  PhotoSize,
  PhotoView,
  PostView,
  ProfileView,
  QrText,
  RecoveryAnswer,
  RecoveryView,
  RecoveryWordsView,
  ReplyView,
  RevisionView,
  SafetyNumberView,
  SearchPage,
  SettingsView,
  StatusView,
  StorageBudget,
  StorageView,
  TransferView,
} from 'kith-api';
import { request, sendFile } from './http.ts';

const id = encodeURIComponent;

export const signIn = (code: string) => request<void>('POST', '/session', { code });
export const signOut = () => request<void>('DELETE', '/session');
export const signOutEverywhere = () => request<void>('DELETE', '/sessions');

export const lockState = () => request<LockView>('GET', '/lock');
export const lock = () => request<LockView>('POST', '/lock');
export const unlock = (passphrase: string) => request<LockView>('POST', '/unlock', { passphrase });
/** With the current one where there is one. */
export const setPassphrase = (passphrase: string, current?: string) => request<LockView>('PUT', '/passphrase', { current, passphrase });
export const removePassphrase = (passphrase: string) => request<LockView>('POST', '/passphrase/remove', { passphrase });

export const profile = () => request<ProfileView>('GET', '/profile');
export const setName = (name: string) => request<ProfileView>('PUT', '/profile', { name });
export const changeProfile = (name: string, line: string) => request<ProfileView>('PUT', '/profile', { name, line });
/** An uploaded photo becomes the person's picture. */
export const setPicture = (photo: string) => request<ProfileView>('PUT', '/profile/picture', { photo });
export const removePicture = () => request<ProfileView>('DELETE', '/profile/picture');
/** Another picture has another name. */
export const ownPictureUrl = (picture: string) => `/api/v1/profile/picture?v=${id(picture)}`;
export const contactPictureUrl = (contactId: string, picture: string) => `/api/v1/contacts/${id(contactId)}/picture?v=${id(picture)}`;
export const settings = () => request<SettingsView>('GET', '/settings');
export const changeSettings = (wished: SettingsView) => request<SettingsView>('PUT', '/settings', wished);
export const hostName = () => request<HostNameView>('GET', '/host-name');
/** Empty for none; done when it has been looked up. */
export const setHostName = (name: string) => request<HostNameView>('PUT', '/host-name', { name });
export const storage = () => request<StorageView>('GET', '/storage');
export const setStorageBudget = (budget: StorageBudget) => request<StorageView>('PUT', '/storage/budget', budget);
/** All that the node needs, looked at now; it takes some seconds. */
export const checkNode = () => request<CheckView[]>('GET', '/doctor');
export const status = () => request<StatusView>('GET', '/status');

export const recovery = () => request<RecoveryView>('GET', '/recovery');
export const recoveryWords = () => request<RecoveryWordsView>('POST', '/recovery/words');
export const checkRecovery = (answers: RecoveryAnswer[]) => request<RecoveryView>('POST', '/recovery/check', { answers });
/** Every word that recovery words may have, in the order of the alphabet. */
export const allRecoveryWords = () => request<{ words: string[] }>('GET', '/restore/words').then((list) => list.words);
export const BACKUP_URL = '/api/v1/backup';

export const archive = () => request<ArchiveView>('GET', '/archive');
export const EXPORT_URL = '/api/v1/archive/export';
export const KEYS_URL = '/api/v1/archive/keys';
export const importArchive = (file: File) => sendFile<ImportView>('/archive/import', file, 'application/x-tar');

export const contacts = () => request<ContactView[]>('GET', '/contacts');
export const contact = (contactId: string) => request<ContactView>('GET', `/contacts/${id(contactId)}`);
export const confirmContact = (contactId: string) => request<ContactView>('POST', `/contacts/${id(contactId)}/confirm`);
export const dialContact = (contactId: string) => request<ContactView>('POST', `/contacts/${id(contactId)}/dial`);
/** How they are reached; for a minute the event path tells of every change. */
export const watchPath = (contactId: string) => request<PathView>('POST', `/contacts/${id(contactId)}/path/watch`);
export const safetyNumber = (contactId: string) => request<SafetyNumberView>('GET', `/contacts/${id(contactId)}/safety-number`);
export const safetyQrUrl = (contactId: string) => `/api/v1/contacts/${id(contactId)}/safety-number/qr.svg`;
/** With their number it is compared by the node. */
export const verifyContact = (contactId: string, theirs?: string) =>
  request<ContactView>('PUT', `/contacts/${id(contactId)}/verification`, { theirs });
export const unverifyContact = (contactId: string) => request<ContactView>('DELETE', `/contacts/${id(contactId)}/verification`);
export const blockContact = (contactId: string) => request<ContactView>('PUT', `/contacts/${id(contactId)}/block`, {});
export const unblockContact = (contactId: string) => request<ContactView>('DELETE', `/contacts/${id(contactId)}/block`);
export const muteContact = (contactId: string) => request<ContactView>('PUT', `/contacts/${id(contactId)}/mute`, {});
export const unmuteContact = (contactId: string) => request<ContactView>('DELETE', `/contacts/${id(contactId)}/mute`);
export const allowContact = (contactId: string, allowance: AllowanceView) =>
  request<ContactView>('PUT', `/contacts/${id(contactId)}/allowance`, allowance);
export const forgiveContact = (contactId: string) => request<ContactView>('DELETE', `/contacts/${id(contactId)}/offences`);
export const acknowledgeKeyChange = (contactId: string) =>
  request<ContactView>('POST', `/contacts/${id(contactId)}/key-change/acknowledge`, {});
export const refuseKeyChange = (contactId: string) => request<ContactView>('DELETE', `/contacts/${id(contactId)}/key-change`);
export const removeContact = (contactId: string) => request<void>('DELETE', `/contacts/${id(contactId)}`);

export const circles = () => request<CircleView[]>('GET', '/circles');
export const circle = (circleId: string) => request<CircleView>('GET', `/circles/${id(circleId)}`);
export const createCircle = (name: string, members: readonly string[]) => request<CircleView>('POST', '/circles', { name, members });
export const renameCircle = (circleId: string, name: string) => request<CircleView>('PUT', `/circles/${id(circleId)}`, { name });
export const deleteCircle = (circleId: string) => request<void>('DELETE', `/circles/${id(circleId)}`);
/** With what was shared by the circle before, or only for what is to come. */
export const addToCircle = (circleId: string, contactId: string, olderPosts: boolean) =>
  request<CircleView>('PUT', `/circles/${id(circleId)}/members/${id(contactId)}`, { olderPosts });
export const removeFromCircle = (circleId: string, contactId: string) =>
  request<CircleView>('DELETE', `/circles/${id(circleId)}/members/${id(contactId)}`);

export const invites = () => request<InviteView[]>('GET', '/invites');
/** For a contact it may bring a new key of theirs. */
export const createInvite = (validMinutes: number, contactId?: string) =>
  request<InviteView>('POST', '/invites', { validMinutes, contactId });
export const cancelInvite = (inviteId: string) => request<InviteView>('DELETE', `/invites/${id(inviteId)}`);
export const qrUrl = (inviteId: string) => `/api/v1/invites/${id(inviteId)}/qr.svg`;

export const pairings = () => request<PairingView[]>('GET', '/pairings');
/** From a contact it may bring a new key of theirs. */
export const acceptInvite = (invite: string, contactId?: string) => request<PairingView>('POST', '/pairings', { invite, contactId });
export const replyQrUrl = (inviterId: string) => `/api/v1/pairings/${id(inviterId)}/reply.svg`;
export const replyToInvite = (reply: string) => request<InviteView>('POST', '/invites/reply', { reply });
export const dismissPairing = (inviterId: string) => request<void>('DELETE', `/pairings/${id(inviterId)}`);

export const readQrCode = (picture: Blob) => sendFile<QrText>('/qr-codes/read', picture, picture.type);

export const draftPhotos = () => request<DraftPhotoView[]>('GET', '/photos');
export const discardPhoto = (draftId: string) => request<void>('DELETE', `/photos/${id(draftId)}`);
export const draftUrl = (draftId: string, size: PhotoSize) => `/api/v1/photos/${id(draftId)}/${size.toLowerCase()}`;

export const drafts = () => request<DraftView[]>('GET', '/drafts');
export const keepDraft = (draft: DraftWish) => request<DraftView>('POST', '/drafts', draft);
export const keepDraftAgain = (draftId: string, draft: DraftWish) => request<DraftView>('PUT', `/drafts/${id(draftId)}`, draft);
export const discardDraft = (draftId: string) => request<void>('DELETE', `/drafts/${id(draftId)}`);

export const share = (post: Omit<NewPost, 'requestKey'>, key: string) =>
  request<PostView>('POST', '/posts', post, { 'Idempotency-Key': key });

/** Another text of an own post. */
export const editPost = (postId: string, text: string) => request<PostView>('PUT', `/posts/${id(postId)}/text`, { text });
/** Photos that follow those of an own post. */
export const addPhotos = (postId: string, photos: readonly NewPost['photos'][number][], key: string) =>
  request<PostView>('POST', `/posts/${id(postId)}/photos`, { photos }, { 'Idempotency-Key': key });
/** Gives an own post to further contacts. */
export const widen = (postId: string, contacts: readonly string[]) => request<PostView>('POST', `/posts/${id(postId)}/audience`, { contacts });
export const revisions = (postId: string) => request<RevisionView[]>('GET', `/posts/${id(postId)}/revisions`);

export const pinnedPosts = () => request<PostView[]>('GET', '/pins');
export const pinPost = (postId: string) => request<PostView>('PUT', `/posts/${id(postId)}/pin`, {});
export const unpinPost = (postId: string) => request<PostView>('DELETE', `/posts/${id(postId)}/pin`);

export const notices = () => request<NoticesView>('GET', '/notices?limit=100');
/** Those up to a time were seen. */
export const seeNotices = (upTo: string) => request<NoticesView>('POST', '/notices/seen', { upTo });

/** These were read, as the person sees it; nobody else hears of it. */
export const readPosts = (ids: readonly string[]) => request<void>('POST', '/posts/read', { ids });
export const readAllPosts = () => request<void>('POST', '/posts/read', { all: true });

/** Takes an own post back; also from a page that is being closed. */
export const retractPost = (postId: string) =>
  request<PostView>('PUT', `/posts/${id(postId)}/retraction`, {}, {}, { keepalive: true });

/** All that is said about a post. */
export const conversation = (postId: string) => request<ConversationView>('GET', `/posts/${id(postId)}/conversation`);
export const reply = (postId: string, text: string, parent: string | undefined, key: string) =>
  request<ReplyView>('POST', `/posts/${id(postId)}/replies`, { text, parent }, { 'Idempotency-Key': key });
export const removeReply = (postId: string, replyId: string) =>
  request<ConversationView>('DELETE', `/posts/${id(postId)}/replies/${id(replyId)}`);
export const react = (postId: string, emoji: string) => request<ConversationView>('PUT', `/posts/${id(postId)}/reaction`, { emoji });
export const takeReactionBack = (postId: string) => request<ConversationView>('DELETE', `/posts/${id(postId)}/reaction`);

/** These were on the person's screen. */
export const seePosts = (ids: readonly string[]) => request<void>('POST', '/posts/seen', { ids });

export const post = (postId: string) => request<PostView>('GET', `/posts/${id(postId)}`);

/** A page of the feed, or of what the further parameters say; no cursor means the newest. */
export const olderPosts = (cursor: string | undefined, limit: number, further = '') =>
  request<FeedPage>('GET', `/posts?limit=${limit}${further}${cursor === undefined ? '' : `&cursor=${id(cursor)}`}`);

/** A page of the posts that have all these words; no cursor means the newest. */
export const searchPosts = (words: string, cursor: string | undefined, limit: number) =>
  request<SearchPage>('GET', `/search?words=${id(words)}&limit=${limit}${cursor === undefined ? '' : `&cursor=${id(cursor)}`}`);
/** Lets the browser's cache find out that a photo is gone. */
export const forgetPhoto = (postId: string, index: number) =>
  SIZES.forEach((size) => void fetch(photoUrl(postId, index, size), { cache: 'reload' }).catch(() => {}));
const SIZES: readonly PhotoSize[] = ['PREVIEW', 'DISPLAY', 'ORIGINAL'];

/** What is live. */
export const live = () => request<LiveView>('GET', '/live');
export const endLive = (room: string) => request<void>('DELETE', `/live/${id(room)}`);
export const declineCall = (room: string) => request<LiveView>('POST', `/live/${id(room)}/decline`, {});
/** Lets a contact into an own stream no longer. */
export const dismissViewer = (room: string, contactId: string) => request<void>('DELETE', `/live/${id(room)}/audience/${id(contactId)}`);

export const cameras = () => request<CameraView[]>('GET', '/cameras');
export const cameraDevices = () => request<CameraDevice[]>('GET', '/cameras/devices');
export const addCamera = (wish: CameraWish) => request<CameraView>('POST', '/cameras', wish);
export const changeCamera = (cameraId: string, wish: CameraWish) => request<CameraView>('PUT', `/cameras/${id(cameraId)}`, wish);
export const removeCamera = (cameraId: string) => request<void>('DELETE', `/cameras/${id(cameraId)}`);
/** Always, or only within a window of time. */
export const grantCamera = (cameraId: string, contactId: string, window: CameraWindow | undefined) =>
  request<CameraView>('PUT', `/cameras/${id(cameraId)}/grants/${id(contactId)}`, { window });
export const revokeCamera = (cameraId: string, contactId: string) => request<CameraView>('DELETE', `/cameras/${id(cameraId)}/grants/${id(contactId)}`);
export const postSnapshot = (cameraId: string, text: string, audience: readonly string[]) =>
  request<PostView>('POST', `/cameras/${id(cameraId)}/snapshots`, { text, audience });
export const cameraPictureUrl = (cameraId: string) => `/api/v1/cameras/${id(cameraId)}/picture`;

export const brokers = () => request<BrokerView[]>('GET', '/brokers');
export const chooseBrokers = (brokers: readonly BrokerWish[]) => request<BrokerView[]>('PUT', '/brokers', { brokers });
export const iceServers = () => request<IceServerView[]>('GET', '/ice-servers');
export const chooseIceServers = (servers: readonly IceServerView[]) => request<IceServerView[]>('PUT', '/ice-servers', { servers });

export const transfers = () => request<TransferView[]>('GET', '/transfers');

/** Asks the author for an image that comes only on demand. */
export const askForPhoto = (postId: string, index: number, size: PhotoSize) =>
  request<PhotoView>('POST', `/posts/${id(postId)}/photos/${index}/${size.toLowerCase()}`, {});

export const photoUrl = (postId: string, index: number, size: PhotoSize) =>
  `/api/v1/posts/${id(postId)}/photos/${index}/${size.toLowerCase()}`;
