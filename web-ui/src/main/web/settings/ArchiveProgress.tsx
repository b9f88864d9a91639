import type { ExportView, ImportView } from 'kith-api';
import { bytes, percent } from '../text/bytes.ts';

/** How far an export or an import is, while it goes on. */
export function ArchiveProgress({ what, part }: { what: 'Export' | 'Import'; part: ExportView | ImportView }) {
  if (part.state === 'BROKEN' || (part.state === 'DONE' && what === 'Import')) {
    return null;
  }
  if (part.state === 'DONE') {
    return <p role="status">The last export was written to its end: {bytes(part.totalBytes)}.</p>;
  }
  return (
    <div class="archive-progress">
      <progress class="bar" max={100} value={percent(part.doneBytes, part.totalBytes)} aria-label={what} />
      <p class="quiet">
        {what}: {bytes(part.doneBytes)} of {bytes(part.totalBytes)}, {part.posts.toLocaleString('en-GB')} posts and{' '}
        {part.images.toLocaleString('en-GB')} images so far. Keep this page open.
      </p>
    </div>
  );
}
