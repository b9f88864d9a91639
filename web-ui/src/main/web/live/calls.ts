import type { ContactView, LiveRoomView } from 'kith-api';
import { ApiError, wordsOf } from '../api/http.ts';
import { dispatch } from '../state/store.ts';
import { listed } from '../text/names.ts';
import { capture, captureWords } from './media.ts';
import { Session } from './session.ts';

/** Calls contacts, with the camera or without. Fails if there is no microphone. */
export async function callContacts(contacts: readonly ContactView[], video: boolean): Promise<void> {
  Session.call(await captured(video), contacts.map((c) => c.id), listed(contacts.map((c) => c.name)));
}

/** Takes a call, or comes into one that goes on. Fails if there is no microphone. */
export async function answerCall(room: LiveRoomView, video: boolean): Promise<void> {
  Session.answer(await captured(video), room.id, room.hostName);
}

async function captured(video: boolean): Promise<MediaStream> {
  try {
    return await capture({ camera: video, microphone: true });
  } catch (error) {
    throw new ApiError(0, captureWords(error));
  }
}

/** Shows what went wrong where there is no place for it. */
export function noted(work: Promise<void>): void {
  work.catch((error: unknown) => dispatch({ type: 'note', text: wordsOf(error) }));
}
