/** Where pictures and sound come from. */
export interface Devices {
  cameras: readonly MediaDeviceInfo[];
  microphones: readonly MediaDeviceInfo[];
}

/** What to capture: a device by its id, the one that the browser would take, or none. */
export interface Capture {
  camera: string | true | false;
  microphone: string | true | false;
}

/** What this computer has; names are known once one of them was allowed. */
export async function devices(): Promise<Devices> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return { cameras: all.filter((d) => d.kind === 'videoinput'), microphones: all.filter((d) => d.kind === 'audioinput') };
}

/** Begins to capture; the caller stops its tracks. */
export async function capture({ camera, microphone }: Capture): Promise<MediaStream> {
  if (navigator.mediaDevices === undefined) {
    throw new DOMException('no secure context', 'SecurityError');
  }
  return navigator.mediaDevices.getUserMedia({
    video: camera !== false && { ...device(camera), width: { ideal: 1_280 }, height: { ideal: 720 } },
    audio: microphone !== false && device(microphone),
  });
}

function device(id: string | true): MediaTrackConstraints {
  return id === true ? {} : { deviceId: { exact: id } };
}

/** What is on the screen, as the person chooses it in the browser. */
export function captureScreen(): Promise<MediaStream> {
  return navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
}

export function stopTracks(stream: MediaStream | undefined): void {
  stream?.getTracks().forEach((track) => track.stop());
}

/** Why there is no picture or sound, and what to do. */
export function captureWords(error: unknown): string {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
      return 'The page may not use the camera or microphone. Allow them beside the address of the page, then try again.';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'No camera or microphone was found. Connect one and try again.';
    case 'NotReadableError':
      return 'Another program uses the camera or microphone. Close it there and try again.';
    case 'SecurityError':
      return 'The browser gives no camera to a page under this address. Open the link that “kith link” prints.';
    default:
      return 'The camera or microphone stopped by itself. Try again.';
  }
}
