import type { ContactView } from 'kith-api';
import { dispatch } from '../state/store.ts';
import { wordsOf } from '../api/http.ts';
import { useTask } from '../ui/useTask.ts';
import { dialContact } from './confirm.ts';

/** Tries to reach a contact at once instead of at the next appointed time. */
export function TryNow({ contact }: { contact: ContactView }) {
  const task = useTask();
  const dial = async () => {
    try {
      await dialContact(contact.id);
    } catch (error) {
      dispatch({ type: 'note', text: wordsOf(error) });
    }
  };
  return (
    <button type="button" class="button" disabled={task.running} onClick={() => task.run(dial)}>
      Try now<span class="unseen"> to reach {contact.name}</span>
    </button>
  );
}
