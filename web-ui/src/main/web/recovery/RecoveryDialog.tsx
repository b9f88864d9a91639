import { useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { WordsCheck } from './WordsCheck.tsx';

type Step = 'before' | 'shown' | 'check' | 'done';

/** Shows the recovery words once they are asked for, then asks for three of them. */
export function RecoveryDialog({ onClose }: { onClose: () => void }) {
  const [step, setStep] = useState<Step>('before');
  const [words, setWords] = useState<readonly string[]>([]);
  const task = useTask();
  const show = () =>
    task.run(async () => {
      setWords((await api.recoveryWords()).words);
      setStep('shown');
    });
  const check = () => {
    setWords([]);
    setStep('check');
  };
  return (
    <Dialog title="Recovery words" onClose={onClose}>
      {step === 'before' && <Before running={task.running} onShow={show} onCheck={check} />}
      {step === 'shown' && <Shown words={words} onDone={check} />}
      {step === 'check' && <WordsCheck onRight={() => setStep('done')} onShow={show} />}
      {step === 'done' && <Done onClose={onClose} />}
      <Problem text={task.problem} />
    </Dialog>
  );
}

function Before({ running, onShow, onCheck }: { running: boolean; onShow: () => void; onCheck: () => void }) {
  return (
    <>
      <p>
        Whoever has these 24 words is you. Take paper and a pen, and make sure that nobody looks over your shoulder. Do not take a picture of
        them, and never type them into a page.
      </p>
      <div class="card-actions">
        <button type="button" class="button-primary" disabled={running} onClick={onShow}>
          Show the words
        </button>
        <button type="button" class="button-quiet" onClick={onCheck}>
          I have them on paper
        </button>
      </div>
    </>
  );
}

function Shown({ words, onDone }: { words: readonly string[]; onDone: () => void }) {
  return (
    <>
      <ol class="recovery-words" aria-label="Your recovery words">
        {words.map((word, i) => (
          <li key={i}>{word}</li>
        ))}
      </ol>
      <div class="card-actions">
        <button type="button" class="button-primary" onClick={onDone}>
          I wrote them down
        </button>
      </div>
    </>
  );
}

function Done({ onClose }: { onClose: () => void }) {
  return (
    <>
      <p role="status">These are your words. Keep the paper where you find it, and nobody else does.</p>
      <div class="card-actions">
        <button type="button" class="button-primary" onClick={onClose}>
          Done
        </button>
      </div>
    </>
  );
}
