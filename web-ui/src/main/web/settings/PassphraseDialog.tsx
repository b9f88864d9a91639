import { useState } from 'preact/hooks';
import type { LockView } from 'kith-api';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

type PassphraseTask = 'set' | 'change' | 'remove';

const WORDS: Readonly<Record<PassphraseTask, { title: string; button: string; done: string }>> = {
  set: { title: 'Set a passphrase', button: 'Set passphrase', done: 'Passphrase set.' },
  change: { title: 'Change the passphrase', button: 'Change passphrase', done: 'Passphrase changed.' },
  remove: { title: 'Remove the passphrase', button: 'Remove passphrase', done: 'Passphrase removed.' },
};

/** Sets, changes or removes the passphrase. */
export function PassphraseDialog({ task: what, onClose }: { task: PassphraseTask; onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState('');
  const [again, setAgain] = useState('');
  const task = useTask();
  const { title, button, done } = WORDS[what];
  const different = what !== 'remove' && again !== '' && again !== chosen;
  const submit = (e: Event) => {
    e.preventDefault();
    task.run(async () => {
      const lock = await ask(what, current, chosen);
      dispatch({ type: 'event', event: { name: 'lock', lock } });
      dispatch({ type: 'announce', text: done });
      onClose();
    });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{what === 'remove' ? REMOVING : SETTING}</p>
      <form class="passphrase-form" onSubmit={submit}>
        {what !== 'set' && <Field id="current" label="Current passphrase" value={current} onInput={setCurrent} />}
        {what !== 'remove' && <Field id="chosen" label="New passphrase, 8 characters or more" value={chosen} onInput={setChosen} />}
        {what !== 'remove' && <Field id="again" label="The same again" value={again} onInput={setAgain} />}
        <Problem text={different ? 'The two are not the same. Type it again.' : task.problem} />
        <div class="card-actions">
          <button type="submit" class="button-primary" disabled={task.running || different || (what !== 'remove' && again === '')}>
            {button}
          </button>
          <button type="button" class="button-quiet" onClick={onClose}>
            Leave it
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const SETTING =
  'It seals the keys on your disk. A few words that nobody would guess are best. Keep it safe: without it nobody can open your node, and nobody can reset it.';
const REMOVING = 'Your node will open by itself again, for you and for whoever gets the disk or a copy of the data folder.';

function ask(what: PassphraseTask, current: string, chosen: string): Promise<LockView> {
  switch (what) {
    case 'set':
      return api.setPassphrase(chosen);
    case 'change':
      return api.setPassphrase(chosen, current);
    case 'remove':
      return api.removePassphrase(current);
  }
}

function Field({ id, label, value, onInput }: { id: string; label: string; value: string; onInput: (value: string) => void }) {
  return (
    <div class="field">
      <label for={`passphrase-${id}`}>{label}</label>
      <input
        id={`passphrase-${id}`}
        type="password"
        value={value}
        autoComplete={id === 'current' ? 'current-password' : 'new-password'}
        required
        onInput={(e) => onInput(e.currentTarget.value)}
      />
    </div>
  );
}
