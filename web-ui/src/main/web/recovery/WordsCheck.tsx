import { useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { randomPositions } from './positions.ts';

/** Asks for three of the words, at random positions. */
export function WordsCheck({ onRight, onShow }: { onRight: () => void; onShow: () => void }) {
  const [positions] = useState(randomPositions);
  const [answers, setAnswers] = useState<readonly string[]>(positions.map(() => ''));
  const task = useTask();
  const submit = (e: Event) => {
    e.preventDefault();
    task.run(async () => {
      const recovery = await api.checkRecovery(positions.map((position, i) => ({ position, word: answers[i] ?? '' })));
      dispatch({ type: 'event', event: { name: 'recovery', recovery } });
      onRight();
    });
  };
  const type = (at: number, word: string) => setAnswers(answers.map((a, i) => (i === at ? word : a)));
  return (
    <form class="recovery-check" onSubmit={submit}>
      <p>Read these three from your paper:</p>
      {positions.map((position, i) => (
        <div class="field" key={position}>
          <label for={`word-${position}`}>Word {position}</label>
          <input
            id={`word-${position}`}
            value={answers[i]}
            required
            autoComplete="off"
            autoCapitalize="none"
            spellcheck={false}
            onInput={(e) => type(i, e.currentTarget.value)}
          />
        </div>
      ))}
      <Problem text={task.problem} />
      <div class="card-actions">
        <button type="submit" class="button-primary" disabled={task.running || answers.some((a) => a.trim() === '')}>
          Check
        </button>
        <button type="button" class="button-quiet" onClick={onShow}>
          Show the words again
        </button>
      </div>
    </form>
  );
}
