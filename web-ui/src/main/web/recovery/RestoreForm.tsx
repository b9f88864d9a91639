import { useEffect, useRef, useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { restoreBackup } from '../api/upload.ts';
import { load } from '../state/live.ts';
import { bytes } from '../text/bytes.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { WordFields } from './WordFields.tsx';
import { COUNT, unknown } from './words.ts';

/** Makes a new node that of a backup. Once it is, the page shows what was restored. */
export function RestoreForm({ onBack }: { onBack: () => void }) {
  const [backup, setBackup] = useState<File>();
  const [words, setWords] = useState<string[]>(Array<string>(COUNT).fill(''));
  const [all, setAll] = useState<readonly string[]>([]);
  const [share, setShare] = useState(0);
  const task = useTask();
  // Without the list no word is marked; the node checks them in any case.
  useEffect(() => void api.allRecoveryWords().then(setAll, () => {}), []);
  const ready = backup !== undefined && words.every((word) => word !== '') && unknown(words, all).length === 0;
  const submit = (e: Event) => {
    e.preventDefault();
    if (backup !== undefined) {
      setShare(0);
      task.run(async () => {
        await restoreBackup(words.join(' '), backup, setShare);
        await load();
      });
    }
  };
  return (
    <form class="threshold-form restore-form" onSubmit={submit}>
      <fieldset disabled={task.running}>
        <BackupChoice backup={backup} onBackup={setBackup} />
        <h2>Your 24 recovery words</h2>
        <WordFields words={words} all={all} onWords={setWords} />
      </fieldset>
      {task.running && backup !== undefined && <Restoring share={share} sizeBytes={backup.size} />}
      <Problem text={task.problem} />
      <button type="submit" class="button-primary" disabled={task.running || !ready}>
        {task.running ? 'Restoring …' : 'Restore'}
      </button>
      <button type="button" class="button-quiet" disabled={task.running} onClick={onBack}>
        I am new here
      </button>
      <p class="quiet">Never let this node and the one that was backed up run at the same time: they are one person.</p>
    </form>
  );
}

function BackupChoice({ backup, onBackup }: { backup: File | undefined; onBackup: (backup: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <h2>Your backup</h2>
      <p class="quiet">The file that “Save a backup” or “kith backup” made. Its name ends with .age.</p>
      <div class="card-actions">
        <button type="button" class="button" onClick={() => input.current?.click()}>
          {backup === undefined ? 'Choose the file…' : 'Choose another…'}
        </button>
        {backup !== undefined && (
          <span class="restore-file">
            {backup.name}, {bytes(backup.size)}
          </span>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        data-testid="backup-input"
        onChange={(e) => {
          const file = e.currentTarget.files?.[0];
          e.currentTarget.value = '';
          if (file !== undefined) {
            onBackup(file);
          }
        }}
      />
    </>
  );
}

function Restoring({ share, sizeBytes }: { share: number; sizeBytes: number }) {
  return (
    <div class="archive-progress">
      <progress class="bar" max={1} value={share} aria-label="Restore" />
      <p class="quiet" role="status">
        {share < 1 ? `${bytes(share * sizeBytes)} of ${bytes(sizeBytes)}. Keep this page open.` : 'Putting everything in its place …'}
      </p>
    </div>
  );
}
