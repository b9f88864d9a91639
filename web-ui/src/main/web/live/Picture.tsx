import { useEffect, useRef } from 'preact/hooks';

interface Props {
  stream: MediaStream | undefined;
  label: string;
  /** Without its sound: one's own. */
  muted?: boolean;
  /** As in a mirror, as one knows oneself. */
  mirrored?: boolean;
}

/** Shows what a stream has, and lets it be heard. */
export function Picture({ stream, label, muted = false, mirrored = false }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) {
      video.current.srcObject = stream ?? null;
    }
  }, [stream]);
  return <video ref={video} class={mirrored ? 'picture picture-mirrored' : 'picture'} aria-label={label} autoPlay playsInline muted={muted} />;
}
