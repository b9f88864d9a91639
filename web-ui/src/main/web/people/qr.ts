import { useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { ApiError, wordsOf } from '../api/http.ts';

/** What kind of QR code is looked for, and what to say of another one. */
export interface WantedCode {
  pattern: RegExp;
  otherwise: string;
}

export const INVITE_CODE: WantedCode = {
  pattern: /KITH:/i,
  otherwise: 'This QR code is not a Kith invite. Use the one that they show under “Invite someone”.',
};

export const REPLY_CODE: WantedCode = {
  pattern: /KITH-REPLY:/i,
  otherwise: 'This QR code is not a reply to an invite. Use the one that they show where they use your invite.',
};

export const SAFETY_CODE: WantedCode = {
  pattern: /KITH-SAFETY-/i,
  otherwise: 'This QR code is not a safety number. Use the one that they show under “Compare safety numbers”.',
};

const NOTHING_FOUND = 422;
const MAX_BYTES = 12 * 1_024 * 1_024;
const READABLE = ['image/jpeg', 'image/png'];

/** The text of the code in a picture; undefined if there is no code. */
export async function findCode(picture: Blob): Promise<string | undefined> {
  try {
    return (await api.readQrCode(picture)).text;
  } catch (error) {
    if (error instanceof ApiError && error.status === NOTHING_FOUND) {
      return undefined;
    }
    throw error;
  }
}

export interface QrPicture {
  running: boolean;
  problem: string | undefined;
  read(file: Blob): void;
  /** Forgets what was wrong with the last picture. */
  clear(): void;
}

/** Reads a code in a picture that somebody chose. */
export function useQrPicture(wanted: WantedCode, onCode: (code: string) => void): QrPicture {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string>();
  const clear = () => setProblem(undefined);
  const read = (file: Blob) => {
    const refusal = refusalOf(file);
    setProblem(refusal);
    if (refusal !== undefined) {
      return;
    }
    setRunning(true);
    api
      .readQrCode(file)
      .then(({ text }) => (wanted.pattern.test(text) ? onCode(text) : setProblem(wanted.otherwise)))
      .catch((error: unknown) => setProblem(wordsOf(error)))
      .finally(() => setRunning(false));
  };
  return { running, problem, read, clear };
}

/** Why a file is not even sent, and what to do. */
function refusalOf(file: Blob): string | undefined {
  if (!READABLE.includes(file.type)) {
    return 'Only a JPEG or PNG picture can be read. Save it as one of them and choose that.';
  }
  return file.size > MAX_BYTES ? 'The picture is over 12 MiB. Make it smaller and choose it again.' : undefined;
}
