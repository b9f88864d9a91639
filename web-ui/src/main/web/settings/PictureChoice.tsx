import type { ProfileView } from 'kith-api';
import { useRef } from 'preact/hooks';
import * as api from '../api/api.ts';
import { uploadPhoto } from '../api/upload.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** The picture that the person's contacts see. */
export function PictureChoice() {
  const profile = useStore((s) => s.profile);
  const input = useRef<HTMLInputElement>(null);
  const { run, running, problem } = useTask();
  const change = (done: string, work: () => Promise<ProfileView>) =>
    run(async () => {
      dispatch({ type: 'event', event: { name: 'profile', profile: await work() } });
      dispatch({ type: 'announce', text: done });
    });
  const take = async (file: File) => api.setPicture((await uploadPhoto(file, undefined, () => {}).done).id);
  return (
    <>
      <div class="picture-choice">
        <Avatar id={profile?.id ?? ''} name={profile?.name ?? ''} size="l" />
        <button type="button" class="button" disabled={running} onClick={() => input.current?.click()}>
          {profile?.picture === undefined ? 'Choose a picture…' : 'Choose another picture…'}
        </button>
        {profile?.picture !== undefined && (
          <button type="button" class="button-text" disabled={running} onClick={() => change('Picture removed.', api.removePicture)}>
            Remove picture
          </button>
        )}
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          data-testid="picture-input"
          onChange={(e) => {
            const file = e.currentTarget.files?.[0];
            e.currentTarget.value = '';
            if (file !== undefined) {
              change('Picture saved.', () => take(file));
            }
          }}
        />
      </div>
      <Problem text={problem} />
    </>
  );
}
