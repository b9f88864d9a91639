import type { DraftView } from 'kith-api';
import { useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { When } from '../feed/When.tsx';
import { keepBlocker } from '../state/draft.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { countedPhotos } from '../text/names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { type Task, useTask } from '../ui/useTask.ts';
import { openDraft, otherDrafts } from './drafts.ts';

const SHOWN_PHOTOS = 4;

/** The posts that were written and put by: to go on with, or to discard. */
export function DraftsDialog({ onClose }: { onClose: () => void }) {
  const draft = useStore((s) => s.draft);
  const drafts = useStore((s) => s.drafts);
  const task = useTask();
  const others = otherDrafts(drafts, draft);
  const reason = keepBlocker(draft);
  return (
    <Dialog title="Drafts" onClose={onClose}>
      <p class="quiet">{others.length === 0 ? 'No drafts. “Keep for later” puts what you write here.' : 'Only you see them. If you open one, what you are writing now is kept first.'}</p>
      {reason !== undefined && <p class="quiet">{reason}</p>}
      <Problem text={task.problem} />
      <ul class="drafts" aria-label="Drafts">
        {others.map((d) => (
          <DraftRow key={d.id} draft={d} task={task} closed={reason !== undefined} onClose={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}

function DraftRow({ draft, task, closed, onClose }: { draft: DraftView; task: Task; closed: boolean; onClose: () => void }) {
  const [sure, setSure] = useState(false);
  const clips = draft.photos.filter((p) => p.photo.lengthMs !== undefined).length;
  const open = async () => {
    await openDraft(draft);
    onClose();
  };
  const discard = async () => {
    await api.discardDraft(draft.id);
    dispatch({ type: 'announce', text: 'Discarded.' });
  };
  return (
    <li class="drafts-row">
      {draft.text.trim() !== '' && (
        <p class="drafts-text" dir="auto">
          {draft.text}
        </p>
      )}
      {draft.photos.length > 0 && (
        <div class="drafts-photos">
          {draft.photos.slice(0, SHOWN_PHOTOS).map((p) => (
            <img key={p.photo.id} src={api.draftUrl(p.photo.id, 'PREVIEW')} alt={p.alt} width={64} height={64} />
          ))}
        </div>
      )}
      <p class="quiet drafts-about">
        <When iso={draft.savedAt} />
        {draft.photos.length > 0 && ` · ${countedPhotos(draft.photos.length, clips)}`}
      </p>
      <div class="card-actions">
        <button type="button" class="button" disabled={task.running || closed} onClick={() => task.run(open)}>
          Open
        </button>
        <button type="button" class={sure ? 'button button-danger' : 'button-quiet'} disabled={task.running} onClick={() => (sure ? task.run(discard) : setSure(true))}>
          {sure ? 'Discard it for good' : 'Discard…'}
        </button>
      </div>
    </li>
  );
}
