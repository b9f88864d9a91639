import { useEffect, useRef, useState } from 'preact/hooks';
import type { DraftName } from '../state/actions.ts';
import { isUploading } from '../state/draft.ts';
import { useStore } from '../state/useStore.ts';
import { addFiles } from './uploads.ts';

/** Files that are dragged over an element and let go, or pasted into it, become photos of a draft. */
export function useFiles(of: DraftName) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const hasFiles = (e: DragEvent) => e.dataTransfer?.types.includes('Files') ?? false;
  const change = (e: DragEvent, by: number) => {
    if (hasFiles(e)) {
      depth.current += by;
      setOver(depth.current > 0);
    }
  };
  const handlers = {
    onDragEnter: (e: DragEvent) => change(e, 1),
    onDragLeave: (e: DragEvent) => change(e, -1),
    onDragOver: (e: DragEvent) => hasFiles(e) && e.preventDefault(),
    onDrop: (e: DragEvent) => {
      if (hasFiles(e)) {
        e.preventDefault();
        depth.current = 0;
        setOver(false);
        addFiles(e.dataTransfer?.files ?? [], of);
      }
    },
    onPaste: (e: ClipboardEvent) => {
      const files = [...(e.clipboardData?.files ?? [])];
      if (files.length > 0) {
        e.preventDefault();
        addFiles(files, of);
      }
    },
  };
  return { over, handlers };
}

/** Asks before the page is left while photos are on their way; everything else is kept anyway. */
export function useLeaveWarning(of: DraftName): void {
  const uploading = useStore((s) => s[of].photos.some(isUploading));
  useEffect(() => {
    if (!uploading) {
      return undefined;
    }
    const ask = (e: BeforeUnloadEvent) => e.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [uploading]);
}
