const MAX_SIDE_PX = 1_600;
const QUALITY = 0.85;
const PATIENCE_MS = 20_000;

/** A picture in the clip a little after its beginning, as a JPEG; undefined if this browser does not play it. */
export async function posterOf(clip: File): Promise<Blob | undefined> {
  const video = document.createElement('video');
  const url = URL.createObjectURL(clip);
  video.muted = true;
  video.preload = 'auto';
  try {
    video.src = url;
    await event(video, 'loadeddata');
    // What a browser recorded does not say how long it is, and may begin with nothing.
    video.currentTime = Number.isFinite(video.duration) ? Math.min(1, video.duration / 3) : 0.5;
    await event(video, 'seeked').catch(() => undefined);
    return await picture(video);
  } catch {
    return undefined;
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

function event(video: HTMLVideoElement, name: 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, PATIENCE_MS);
    video.addEventListener(name, () => (clearTimeout(timer), resolve()), { once: true });
    video.addEventListener('error', () => (clearTimeout(timer), reject(new Error(name))), { once: true });
  });
}

async function picture(video: HTMLVideoElement): Promise<Blob | undefined> {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, MAX_SIDE_PX / Math.max(videoWidth, videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  return blob ?? undefined;
}
