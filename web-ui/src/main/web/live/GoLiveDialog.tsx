import { useEffect, useState } from 'preact/hooks';
import { AudienceList } from '../composer/AudienceList.tsx';
import { type Choice, choiceWords, chosenPeople } from '../state/audience.ts';
import { useStore } from '../state/useStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { type Capture, capture, captureWords, type Devices, devices, stopTracks } from './media.ts';
import { Picture } from './Picture.tsx';
import { Session } from './session.ts';

const MAX_TITLE = 100;

/** What is shown first, then to whom; nothing leaves this page before. */
export function GoLiveDialog({ onClose }: { onClose: () => void }) {
  const [wanted, setWanted] = useState<Capture>({ camera: true, microphone: true });
  const preview = usePreview(wanted);
  const [title, setTitle] = useState('');
  const [choice, setChoice] = useState<Choice>({ audience: [], circles: [] });
  const [choosing, setChoosing] = useState(false);
  const [line, setLine] = useState(false);
  const contacts = useStore((s) => s.contacts);
  const circles = useStore((s) => s.circles);
  const all = { contacts, circles };
  const people = chosenPeople(choice, all);
  const go = () => {
    const own = preview.take();
    if (own !== undefined) {
      Session.stream(own, title.trim(), people, line);
      onClose();
    }
  };
  return (
    <Dialog title="Go live" onClose={onClose}>
      <div class="go-live">
        <Picture stream={preview.stream} label="What you are about to show" muted mirrored />
        <Problem text={preview.problem} />
        <DeviceChoice devices={preview.devices} wanted={wanted} onWant={setWanted} />
        <label>
          What is it? <span class="quiet">(if you like)</span>
          <input type="text" maxLength={MAX_TITLE} value={title} onInput={(e) => setTitle(e.currentTarget.value)} />
        </label>
        <button type="button" class={people.length === 0 ? 'button-chip audience audience-none' : 'button-chip audience'} aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          <Icon name="lock" size={18} />
          <span class="audience-names">{people.length === 0 ? 'Who sees this?' : choiceWords(choice, all)}</span>
        </button>
        {choosing && <AudienceList choice={choice} all={all} onChoose={setChoice} onDone={() => setChoosing(false)} />}
        <label class="check">
          <input type="checkbox" checked={line} onChange={(e) => setLine(e.currentTarget.checked)} />
          <span>Afterwards leave them a post that says I was live</span>
        </label>
        <div class="card-actions">
          <button type="button" class="button-primary" disabled={people.length === 0 || preview.stream === undefined} onClick={go}>
            {people.length === 0 ? 'Go live' : `Go live to ${people.length}`}
          </button>
          <button type="button" class="button-quiet" onClick={onClose}>
            Cancel
          </button>
        </div>
        {people.length === 0 && <p class="quiet">Choose who sees it. Nobody does by default.</p>}
      </div>
    </Dialog>
  );
}

function DeviceChoice({ devices: { cameras, microphones }, wanted, onWant }: { devices: Devices; wanted: Capture; onWant: (wanted: Capture) => void }) {
  return (
    <div class="go-live-devices">
      <label>
        Camera
        <Choose all={cameras} value={wanted.camera} none="No picture" onChoose={(camera) => onWant({ ...wanted, camera })} />
      </label>
      <label>
        Microphone
        <Choose all={microphones} value={wanted.microphone} none="No sound" onChoose={(microphone) => onWant({ ...wanted, microphone })} />
      </label>
    </div>
  );
}

function Choose({ all, value, none, onChoose }: { all: readonly MediaDeviceInfo[]; value: string | boolean; none: string; onChoose: (value: string | true | false) => void }) {
  const chosen = value === true ? (all[0]?.deviceId ?? '') : value === false ? 'none' : value;
  return (
    <select value={String(chosen)} onChange={(e) => onChoose(e.currentTarget.value === 'none' ? false : e.currentTarget.value)}>
      {all.map((d, i) => (
        <option key={d.deviceId} value={d.deviceId}>
          {d.label === '' ? `Device ${i + 1}` : d.label}
        </option>
      ))}
      <option value="none">{none}</option>
    </select>
  );
}

/** What is captured as the person chooses; stopped when this is no longer drawn, unless it was taken. */
function usePreview({ camera, microphone }: Capture) {
  const [stream, setStream] = useState<MediaStream>();
  const [problem, setProblem] = useState<string>();
  const [known, setKnown] = useState<Devices>({ cameras: [], microphones: [] });
  useEffect(() => {
    let wanted = true;
    let own: MediaStream | undefined;
    setProblem(undefined);
    setStream(undefined);
    if (camera === false && microphone === false) {
      setStream(undefined);
      setProblem('Choose a camera or a microphone.');
      return undefined;
    }
    capture({ camera, microphone })
      .then(async (captured) => {
        own = captured;
        if (!wanted) {
          stopTracks(own);
          return;
        }
        setStream(own);
        setKnown(await devices());
      })
      .catch((error: unknown) => wanted && (setStream(undefined), setProblem(captureWords(error))));
    return () => {
      wanted = false;
      if (own !== undefined && !taken.has(own)) {
        stopTracks(own);
      }
    };
  }, [camera, microphone]);
  const take = () => {
    if (stream !== undefined) {
      taken.add(stream);
    }
    return stream;
  };
  return { stream, problem, devices: known, take };
}

/** Streams that go on after the dialog is closed. */
const taken = new WeakSet<MediaStream>();
