import { useEffect, useState } from 'preact/hooks';
import { dispatch } from '../state/store.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { capture, captureScreen, captureWords, devices } from './media.ts';
import { type OnAir, sessionOf } from './session.ts';

/** What can be done with a stream or a call that goes on. */
export function Controls({ onAir }: { onAir: OnAir }) {
  const session = sessionOf(onAir.key);
  const sends = onAir.own !== undefined;
  const sound = onAir.own?.getAudioTracks().length !== 0;
  const pictures = onAir.own?.getVideoTracks().length !== 0;
  const leaving = { host: 'Stop', viewer: 'Leave', call: 'Hang up' }[onAir.role];
  return (
    <div class="stage-controls" role="group" aria-label="Controls">
      {sends && sound && <Tool icon={onAir.muted ? 'micOff' : 'mic'} name="Mute" pressed={onAir.muted} press={() => session?.mute(!onAir.muted)} />}
      {sends && pictures && <Tool icon={onAir.hidden ? 'videoOff' : 'video'} name="Hide the picture" pressed={onAir.hidden} press={() => session?.hide(!onAir.hidden)} />}
      {sends && pictures && !onAir.sharing && <Tool icon="again" name="Next camera" press={() => attempt(() => nextCamera(onAir))} />}
      {sends && <Tool icon="screen" name="Share the screen" pressed={onAir.sharing} press={() => attempt(() => toggleScreen(onAir))} />}
      {onAir.role === 'viewer' && <FullScreen />}
      <button type="button" class="button-primary button-danger stage-leave" onClick={() => session?.close()}>
        {leaving}
      </button>
    </div>
  );
}

function Tool({ icon, name, pressed, press }: { icon: IconName; name: string; pressed?: boolean; press: () => void }) {
  return (
    <button type="button" class="stage-tool" aria-label={name} title={name} aria-pressed={pressed} onClick={press}>
      <Icon name={icon} />
    </button>
  );
}

function FullScreen() {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);
  const toggle = async (e: MouseEvent) => {
    const stage = (e.currentTarget as HTMLElement).closest('.stage');
    await (document.fullscreenElement === null ? stage?.requestFullscreen() : document.exitFullscreen());
  };
  return (
    <button type="button" class="stage-tool" aria-label="Full screen" aria-pressed={full} onClick={(e) => attempt(() => toggle(e))}>
      <Icon name="larger" />
    </button>
  );
}

function attempt(work: () => Promise<void>): void {
  work().catch((error: unknown) => dispatch({ type: 'note', text: captureWords(error) }));
}

async function toggleScreen(onAir: OnAir): Promise<void> {
  const session = sessionOf(onAir.key);
  if (onAir.sharing) {
    await session?.stopSharing();
    return;
  }
  try {
    const screen = await captureScreen();
    await session?.shareScreen(screen);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotAllowedError')) {
      throw error; // whoever closes the browser's question wants no words about it
    }
  }
}

async function nextCamera(onAir: OnAir): Promise<void> {
  const { cameras } = await devices();
  const used = onAir.own?.getVideoTracks()[0]?.getSettings().deviceId;
  const next = cameras[(cameras.findIndex((c) => c.deviceId === used) + 1) % cameras.length];
  if (next === undefined || next.deviceId === used) {
    dispatch({ type: 'note', text: 'There is no other camera. Connect one first.' });
    return;
  }
  const [track] = (await capture({ camera: next.deviceId, microphone: false })).getVideoTracks();
  const session = sessionOf(onAir.key);
  if (track !== undefined && session !== undefined) {
    await session.useCamera(track);
  } else {
    track?.stop();
  }
}
