import { SettingSwitch } from './SettingSwitch.tsx';

/** Whether authors hear that their posts were seen. */
export function SeenChoice() {
  return (
    <SettingSwitch
      title="Seen"
      setting="seenReceipts"
      label="Let people know when you have seen their posts"
      note="Only the author of a post is told, and only what you see from now on. Others decide for themselves: you may hear nothing from them."
    />
  );
}
