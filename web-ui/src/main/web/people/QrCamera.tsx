import { useEffect, useRef, useState } from 'preact/hooks';
import { wordsOf } from '../api/http.ts';
import { Problem } from '../ui/Problem.tsx';
import { findCode, type WantedCode } from './qr.ts';

const FRAME_EVERY_MS = 400;
const FRAME_SIDE_PX = 1_024;
const FRAME_QUALITY = 0.85;

/** What the camera sees, until it sees the code that is wanted. The camera stops when this is no longer drawn. */
export function QrCamera({ wanted, onFound }: { wanted: WantedCode; onFound: (code: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<string>();
  const [hint, setHint] = useState('Hold the QR code before the camera. The picture goes to your own node only.');
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    const shown = video.current;
    if (shown === null) {
      return undefined;
    }
    const watch = new Watch(shown, wanted.pattern);
    watch
      .start(() => setHint(wanted.otherwise))
      .then((code) => code !== undefined && found.current(code))
      .catch((error: unknown) => {
        watch.stop();
        setProblem(cameraWords(error));
      });
    return () => watch.stop();
  }, [wanted]);
  return (
    <div class="qr-camera">
      <p class="quiet" role="status">
        {problem === undefined ? hint : ''}
      </p>
      <video
        ref={video}
        class="qr-video"
        muted
        playsInline
        hidden={problem !== undefined}
        aria-label="What the camera sees"
        onPlaying={(e) => e.currentTarget.scrollIntoView({ block: 'nearest' })}
      />
      <Problem text={problem} />
    </div>
  );
}

/** The camera, and one frame after the other sent to the own node. */
class Watch {
  private readonly video: HTMLVideoElement;
  private readonly pattern: RegExp;
  private stream: MediaStream | undefined;
  private stopped = false;

  constructor(video: HTMLVideoElement, pattern: RegExp) {
    this.video = video;
    this.pattern = pattern;
  }

  /** The first code that is wanted; undefined once it was stopped. */
  async start(onOther: () => void): Promise<string | undefined> {
    if (navigator.mediaDevices === undefined) {
      throw new DOMException('no secure context', 'NotFoundError');
    }
    const wanted = { facingMode: 'environment', width: { ideal: 1_280 } };
    this.stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
    if (this.stopped) {
      // Closed while the browser still asked for permission.
      this.stop();
      return undefined;
    }
    this.video.srcObject = this.stream;
    await this.video.play();
    while (!this.stopped) {
      const frame = await this.frame();
      const text = frame === undefined ? undefined : await findCode(frame);
      if (text !== undefined && this.pattern.test(text)) {
        const code = this.stopped ? undefined : text;
        this.stop();
        return code;
      }
      if (text !== undefined) {
        onOther();
      }
      await new Promise((resolve) => setTimeout(resolve, FRAME_EVERY_MS));
    }
    return undefined;
  }

  stop(): void {
    this.stopped = true;
    this.stream?.getTracks().forEach((track) => track.stop());
    this.video.srcObject = null;
  }

  private frame(): Promise<Blob | undefined> {
    const { videoWidth, videoHeight } = this.video;
    const scale = Math.min(1, FRAME_SIDE_PX / Math.max(1, videoWidth, videoHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    canvas.getContext('2d')?.drawImage(this.video, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', FRAME_QUALITY));
  }
}

/** Why there is no picture, and what to do. */
function cameraWords(error: unknown): string {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
      return 'The page may not use the camera. Allow it beside the address of the page and start it again, or choose a picture.';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'No camera was found. Connect one and start it again, or choose a picture.';
    case 'NotReadableError':
      return 'Another program uses the camera. Close it there and start it here again, or choose a picture.';
    case 'AbortError':
      return 'The camera stopped by itself. Start it again, or choose a picture.';
    default:
      return wordsOf(error);
  }
}
