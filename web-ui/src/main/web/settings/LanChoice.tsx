import { SettingSwitch } from './SettingSwitch.tsx';

/** Whether contacts are looked for on the own networks. */
export function LanChoice() {
  return (
    <SettingSwitch
      title="People on the same network"
      setting="localNetwork"
      label="Find people who moved and are on the same network as you, within seconds"
      note="Others on the network can see that a Kith node looks for somebody, and roughly for how many, never for whom."
    />
  );
}
