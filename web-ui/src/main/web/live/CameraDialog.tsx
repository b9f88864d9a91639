import { useEffect, useState } from 'preact/hooks';
import type { CameraDevice, CameraWish } from 'kith-api';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

const SIZES = ['320x240', '640x480', '1280x720', '1920x1080'];
const PACES = [5, 10, 15, 25, 30];

/** Adds a camera of the node, or changes one. */
export function CameraDialog({ cameraId, onClose }: { cameraId: string | undefined; onClose: () => void }) {
  const camera = useStore((s) => s.cameras.find((c) => c.id === cameraId));
  const [devices, setDevices] = useState<readonly CameraDevice[]>();
  const [name, setName] = useState(camera?.name ?? '');
  const [device, setDevice] = useState(camera?.device ?? '');
  const [size, setSize] = useState(camera === undefined ? '640x480' : `${camera.widthPx}x${camera.heightPx}`);
  const [pace, setPace] = useState(camera?.framesPerSecond ?? 15);
  const [kbps, setKbps] = useState(camera?.maxKbps ?? 1_000);
  const [viewers, setViewers] = useState(camera?.maxViewers ?? 8);
  const task = useTask();
  useEffect(() => task.run(async () => setDevices(await api.cameraDevices())), []);
  const save = async () => {
    const [widthPx, heightPx] = size.split('x').map(Number);
    const wish: CameraWish = { name, device: device === '' ? undefined : device, widthPx, heightPx, framesPerSecond: pace, maxKbps: kbps, maxViewers: viewers };
    await (cameraId === undefined ? api.addCamera(wish) : api.changeCamera(cameraId, wish));
    dispatch({ type: 'announce', text: 'Saved.' });
    onClose();
  };
  return (
    <Dialog title={cameraId === undefined ? 'Add a camera' : 'Change the camera'} onClose={onClose}>
      <form
        class="go-live"
        onSubmit={(e) => {
          e.preventDefault();
          task.run(save);
        }}
      >
        <label>
          Name
          <input type="text" required maxLength={100} placeholder="Porch" value={name} onInput={(e) => setName(e.currentTarget.value)} />
        </label>
        <label>
          Camera
          <select value={device} onChange={(e) => setDevice(e.currentTarget.value)}>
            {(devices ?? []).map((d) => (
              <option key={d.id} value={d.id}>
                {d.label === '' ? d.id : d.label}
              </option>
            ))}
            <option value="">A test picture with a clock</option>
          </select>
        </label>
        {devices?.length === 0 && <p class="quiet">No camera was found at this computer. Connect one, or try with the test picture.</p>}
        <div class="go-live-devices">
          <label>
            Picture
            <select value={size} onChange={(e) => setSize(e.currentTarget.value)}>
              {[...new Set([...SIZES, size])].map((s) => (
                <option key={s} value={s}>
                  {s.replace('x', ' × ')}
                </option>
              ))}
            </select>
          </label>
          <label>
            Pictures a second
            <select value={pace} onChange={(e) => setPace(Number(e.currentTarget.value))}>
              {[...new Set([...PACES, pace])].map((p) => (
                <option key={p} value={p}>
                  {p}
                </option>
              ))}
            </select>
          </label>
          <label>
            At most, in kbit/s for each
            <input type="number" min={50} max={20_000} value={kbps} onInput={(e) => setKbps(Number(e.currentTarget.value))} />
          </label>
          <label>
            Viewers at once
            <input type="number" min={1} max={32} value={viewers} onInput={(e) => setViewers(Number(e.currentTarget.value))} />
          </label>
        </div>
        <Problem text={task.problem} />
        <div class="card-actions">
          <button type="submit" class="button-primary" disabled={task.running || name.trim() === ''}>
            {cameraId === undefined ? 'Add' : 'Save'}
          </button>
          <button type="button" class="button-quiet" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
