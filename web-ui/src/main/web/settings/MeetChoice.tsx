import { SettingSwitch } from './SettingSwitch.tsx';

/** Whether contacts help each other to meet again. */
export function MeetChoice() {
  return (
    <SettingSwitch
      title="Finding people again"
      setting="meetThroughContacts"
      label="Find people who moved through someone you both know, and help your people in the same way"
      note="Who helps sees that two of their people look for each other, never where they are."
    />
  );
}
