import { SettingSwitch } from './SettingSwitch.tsx';

/** Whether originals come only when they are asked for. */
export function MeteredChoice() {
  return (
    <SettingSwitch
      title="Where data costs money"
      setting="metered"
      label="Get originals of photos only when you ask for them"
      note="Posts and photos as large as the screen come as ever. On a person’s page you can say how large originals of theirs may be to come by themselves."
    />
  );
}
