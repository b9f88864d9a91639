import type { NoticesView } from 'kith-api';
import { useEffect, useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { useStore } from '../state/useStore.ts';
import { Problem } from '../ui/Problem.tsx';
import { BrowserNoticesChoice } from './BrowserNoticesChoice.tsx';
import { Notice } from './Notice.tsx';

/** What others did, the newest first. Whoever looks at it has seen it. */
export function NoticesPage() {
  const { notices, fresh, problem } = useNotices();
  return (
    <>
      <header class="page-head">
        <h1>Notices</h1>
      </header>
      <Problem text={problem} />
      {notices !== undefined &&
        (notices.length > 0 ? (
          <ul class="notices" aria-label="Notices">
            {notices.map((notice) => (
              <Notice key={notice.id} notice={notice} fresh={fresh.has(notice.id)} />
            ))}
          </ul>
        ) : (
          <p class="page-empty">Nothing so far. Here stands who replied to you, who liked your posts, and who used your invites.</p>
        ))}
      <BrowserNoticesChoice />
    </>
  );
}

/** The notices, fetched anew when the node tells that they are others, and those that were new since the page was opened. */
function useNotices() {
  const told = useStore((s) => s.noticesTold);
  const [notices, setNotices] = useState<NoticesView['notices']>();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let latest = true;
    const fetchAll = async () => {
      const found = await api.notices();
      const [newest] = found.notices;
      if (latest) {
        setNotices(found.notices);
        setFresh((before) => new Set([...before, ...found.notices.filter((n) => !n.seen).map((n) => n.id)]));
        setProblem(undefined);
        if (newest !== undefined && found.unseen > 0 && !document.hidden) {
          await api.seeNotices(newest.at);
        }
      }
    };
    const show = () => void fetchAll().catch((error: unknown) => latest && setProblem(wordsOf(error)));
    show();
    // Whoever comes back to the tab sees what came meanwhile.
    document.addEventListener('visibilitychange', show);
    return () => {
      latest = false;
      document.removeEventListener('visibilitychange', show);
    };
  }, [told]);
  return { notices, fresh, problem };
}
