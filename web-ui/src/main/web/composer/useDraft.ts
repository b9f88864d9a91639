import { withCirclePeople } from '../state/audience.ts';
import type { Draft } from '../state/draft.ts';
import { useStore } from '../state/useStore.ts';

/** The post being written, with everybody in its audience who would see it now. */
export function useDraft(): Draft {
  const draft = useStore((s) => s.draft);
  const contacts = useStore((s) => s.contacts);
  const circles = useStore((s) => s.circles);
  return withCirclePeople(draft, { contacts, circles });
}
