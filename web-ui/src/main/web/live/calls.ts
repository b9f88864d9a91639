import type { ContactView, LiveRoomView } from 'kith-api';
import * as api from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { dispatch } from '../state/store.ts';
import { listed } from '../text/names.ts';
import { capture, captureWords } from './media.ts';
import { Session } from './session.ts';

/** Calls contacts, with the camera or without. Says what is wrong if there is no microphone. */
export async function callContacts(contacts: readonly ContactView[], video: boolean): Promise<void> {
  const own = await captured(video);
  if (own !== undefined) {
    Session.call(own, contacts.map((c) => c.id), listed(contacts.map((c) => c.name)));
  }
}

/** Takes a call, or comes into one that goes on. */
export async function answerCall(room: LiveRoomView, video: boolean): Promise<void> {
  const own = await captured(video);
  if (own !== undefined) {
    Session.answer(own, room.id, room.hostName);
  }
}

export async function declineCall(room: LiveRoomView): Promise<void> {
  try {
    await api.declineCall(room.id);
  } catch (error) {
    dispatch({ type: 'note', text: wordsOf(error) });
  }
}

async function captured(video: boolean): Promise<MediaStream | undefined> {
  try {
    return await capture({ camera: video, microphone: true });
  } catch (error) {
    dispatch({ type: 'note', text: captureWords(error) });
    return undefined;
  }
}
