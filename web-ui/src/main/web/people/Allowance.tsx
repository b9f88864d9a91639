import type { AllowanceView, ContactView } from 'kith-api';
import { dispatch } from '../state/store.ts';
import { bytes } from '../text/bytes.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { allowContact } from './confirm.ts';

const EVERYTHING = 1e15;
const ORIGINALS = [0, 2e6, 10e6, 25e6, 100e6, EVERYTHING];
const PHOTOS = [1e9, 5e9, 20e9, 100e9, EVERYTHING];
const POSTS = [1_000, 10_000, 100_000, 1_000_000];

/** How large originals of a contact may be to come by themselves, and how much of theirs is kept. */
export function Allowance({ contact }: { contact: ContactView }) {
  const { run, running, problem } = useTask();
  const { id, name, allowance } = contact;
  const change = (part: Partial<AllowanceView>) =>
    run(async () => {
      await allowContact(id, { ...allowance, ...part });
      dispatch({ type: 'announce', text: 'Saved.' });
    });
  return (
    <section class="card" aria-labelledby="allowance-title">
      <h2 id="allowance-title">What comes from {name}</h2>
      <div class="allowance">
        <Limit label="Originals of photos come by themselves" value={allowance.originalBytes} values={ORIGINALS} words={originals} disabled={running} onChange={(originalBytes) => change({ originalBytes })} />
        <Limit label="Photos kept at most" value={allowance.photoBytes} values={PHOTOS} words={kept} disabled={running} onChange={(photoBytes) => change({ photoBytes })} />
        <Limit label="Posts kept at most" value={allowance.items} values={POSTS} words={(count) => count.toLocaleString('en-GB')} disabled={running} onChange={(items) => change({ items })} />
      </div>
      <p class="quiet">The other originals you get one by one, with “Get original” over the photo.</p>
      <Problem text={problem} />
    </section>
  );
}

const originals = (size: number) => (size === 0 ? 'never' : size >= EVERYTHING ? 'always' : `up to ${bytes(size)}`);
const kept = (size: number) => (size >= EVERYTHING ? 'all of them' : bytes(size));

interface LimitProps {
  label: string;
  value: number;
  values: readonly number[];
  words: (value: number) => string;
  disabled: boolean;
  onChange: (value: number) => void;
}

function Limit({ label, value, values, words, disabled, onChange }: LimitProps) {
  const all = values.includes(value) ? values : [...values, value].sort((a, b) => a - b);
  return (
    <label class="limit">
      <span>{label}</span>
      <select value={value} disabled={disabled} onChange={(e) => onChange(Number(e.currentTarget.value))}>
        {all.map((v) => (
          <option key={v} value={v}>
            {words(v)}
          </option>
        ))}
      </select>
    </label>
  );
}
