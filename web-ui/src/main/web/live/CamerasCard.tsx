import type { CameraView } from 'kith-api';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { Session } from './session.ts';
import { grantWords, watchingWords } from './words.ts';

/** The cameras of this node, which are there as long as it runs. */
export function CamerasCard() {
  const cameras = useStore((s) => s.cameras);
  return (
    <section class="card" aria-labelledby="cameras-title">
      <h2 id="cameras-title">Cameras</h2>
      <p class="quiet">A camera at your node is seen by those you name, while they look, and by nobody else. While nobody looks it is off.</p>
      <ul class="cameras" hidden={cameras.length === 0}>
        {cameras.map((camera) => (
          <CameraRow key={camera.id} camera={camera} />
        ))}
      </ul>
      <button type="button" class="button card-button" onClick={() => dispatch({ type: 'open', open: { kind: 'camera' } })}>
        <Icon name="plus" size={18} /> Add a camera
      </button>
    </section>
  );
}

function CameraRow({ camera }: { camera: CameraView }) {
  const contacts = useStore((s) => s.contacts);
  const room = useStore((s) => s.live.rooms.find((r) => r.id === camera.id));
  const task = useTask();
  const open = (kind: 'camera' | 'camera-grants' | 'snapshot') => dispatch({ type: 'open', open: { kind, cameraId: camera.id } });
  return (
    <li class="camera">
      <div class="camera-words">
        <p class="camera-name">{camera.name}</p>
        <p class="quiet">{grantWords(camera, contacts)}</p>
        <p class="quiet" role="status">
          {watchingWords(room?.present ?? [])}
        </p>
      </div>
      <button type="button" class="button" onClick={() => void Session.watch(camera.id, camera.name)}>
        Watch<span class="unseen"> {camera.name}</span>
      </button>
      <Menu
        label={`What to do with ${camera.name}`}
        items={[
          { name: 'Who may watch…', icon: 'people', choose: () => open('camera-grants') },
          { name: 'Share a picture…', icon: 'photo', choose: () => open('snapshot') },
          { name: 'Change…', icon: 'edit', choose: () => open('camera') },
          { name: 'Remove', icon: 'trash', danger: true, choose: () => task.run(() => api.removeCamera(camera.id)) },
        ]}
      />
      <Problem text={task.problem ?? camera.problem} />
    </li>
  );
}
