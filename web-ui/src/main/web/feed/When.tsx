import { full, when } from '../text/time.ts';
import { useWords } from '../ui/useNow.ts';

/** When something was; in full for those who point at it. */
export function When({ iso }: { iso: string }) {
  const words = useWords((now) => when(iso, now));
  return (
    <time dateTime={iso} title={full(iso)}>
      {words}
    </time>
  );
}
