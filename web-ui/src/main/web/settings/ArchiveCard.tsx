import { useRef } from 'preact/hooks';
import * as api from '../api/api.ts';
import { useStore } from '../state/useStore.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { ArchiveProgress } from './ArchiveProgress.tsx';
import { ImportResult } from './ImportResult.tsx';

/** Everything that was shared, as a file for other programs, and its way back. */
export function ArchiveCard() {
  const archive = useStore((s) => s.archive);
  const { run, running, problem } = useTask();
  const input = useRef<HTMLInputElement>(null);
  const busy = running || archive?.imported?.state === 'RUNNING';
  // What the node says is more exact than that the connection broke.
  const why = archive?.imported?.state === 'BROKEN' ? archive.imported.problem : problem;
  return (
    <section class="card" aria-labelledby="archive-title">
      <h2 id="archive-title">What you shared is yours</h2>
      <p class="quiet">
        An export holds your posts, the photos in them and the names of your contacts, in a form that other programs read. It is not
        encrypted: keep it where only you can look. Your keys are in a file of their own, which your recovery words open.
      </p>
      <div class="card-actions">
        <a class="button card-button" href={api.EXPORT_URL} download>
          Export everything
        </a>
        <a class="button" href={api.KEYS_URL} download>
          Save your keys
        </a>
      </div>
      {archive?.exported !== undefined && <ArchiveProgress what="Export" part={archive.exported} />}
      <Problem text={archive?.exported?.problem} />
      <p class="quiet">
        An import puts back what is missing here of an export of yours. Nothing is sent to anybody, and what is here stays as it is. If it
        breaks off, choose the same file again: it goes on where it ended.
      </p>
      <div class="card-actions">
        <button type="button" class="button card-button" disabled={busy} onClick={() => input.current?.click()}>
          Import an export…
        </button>
      </div>
      <input
        ref={input}
        type="file"
        accept=".tar,application/x-tar"
        hidden
        data-testid="import-input"
        onChange={(e) => {
          const file = e.currentTarget.files?.[0];
          e.currentTarget.value = '';
          if (file !== undefined) {
            run(() => api.importArchive(file));
          }
        }}
      />
      {archive?.imported !== undefined && <ArchiveProgress what="Import" part={archive.imported} />}
      {archive?.imported?.state === 'DONE' && <ImportResult done={archive.imported} />}
      <Problem text={busy ? undefined : why} />
    </section>
  );
}
