import type { SettingsView } from 'kith-api';
import { useId } from 'preact/hooks';
import * as api from '../api/api.ts';
import { dispatch, getState } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

interface Props {
  title: string;
  setting: keyof SettingsView;
  label: string;
  note: string;
}

/** A card with one thing that is on or off for the whole node. */
export function SettingSwitch({ title, setting, label, note }: Props) {
  const titleId = useId();
  const settings = useStore((s) => s.settings);
  const { run, running, problem } = useTask();
  const choose = (on: boolean) =>
    run(async () => {
      const before = getState().settings ?? (await api.settings());
      const changed = await api.changeSettings({ ...before, [setting]: on });
      dispatch({ type: 'event', event: { name: 'settings', settings: changed } });
      dispatch({ type: 'announce', text: 'Saved.' });
    });
  return (
    <section class="card" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <label class="switch">
        <input
          type="checkbox"
          checked={settings?.[setting] ?? false}
          disabled={running || settings === undefined}
          onChange={(e) => choose(e.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      <p class="quiet">{note}</p>
      <Problem text={problem} />
    </section>
  );
}
