import { useState } from 'preact/hooks';
import type { First, StorageBudget } from 'kith-api';

interface Props {
  budget: StorageBudget;
  busy: boolean;
  onChange: (budget: StorageBudget) => void;
}

const GIGABYTE = 1_000_000_000;
const ORDERS: readonly (readonly [First, string])[] = [
  ['OLDEST', 'Oldest first'],
  ['BIGGEST', 'Biggest first'],
];

/** How much originals of others may take, and which make room first. */
export function BudgetForm({ budget, busy, onChange }: Props) {
  const [limited, setLimited] = useState(budget.originalsBytes !== undefined);
  const [gigabytes, setGigabytes] = useState(String((budget.originalsBytes ?? 20 * GIGABYTE) / GIGABYTE));
  const [first, setFirst] = useState(budget.first);
  const submit = (e: Event) => {
    e.preventDefault();
    onChange({ first, ...(limited && { originalsBytes: Math.round(Number(gigabytes) * GIGABYTE) }) });
  };
  return (
    <form class="passphrase-form" onSubmit={submit}>
      <label class="switch">
        <input type="checkbox" checked={limited} onChange={(e) => setLimited(e.currentTarget.checked)} />
        <span>Limit what originals of other people’s photos take</span>
      </label>
      {limited && (
        <div class="field-row">
          <label class="field">
            At most, in GB
            <input type="number" min="0" max="1000000" step="any" required value={gigabytes} onInput={(e) => setGigabytes(e.currentTarget.value)} />
          </label>
          <fieldset class="segments" aria-label="What makes room">
            {ORDERS.map(([value, text]) => (
              <label key={value} class="segment">
                <input type="radio" name="make-room" checked={first === value} onChange={() => setFirst(value)} />
                <span>{text}</span>
              </label>
            ))}
          </fieldset>
        </div>
      )}
      <p class="quiet">Text, previews and photos of display size always stay, and everything of your own. An original that made room comes again from its author when you ask for it.</p>
      <div>
        <button type="submit" class="button" disabled={busy}>
          Keep to this
        </button>
      </div>
    </form>
  );
}
