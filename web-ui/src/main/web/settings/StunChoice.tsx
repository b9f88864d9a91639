import { SettingSwitch } from './SettingSwitch.tsx';

/** Whether public servers tell this node where it is seen. */
export function StunChoice() {
  return (
    <SettingSwitch
      title="Seen from outside"
      setting="publicStun"
      label="Ask public STUN servers where your node is seen, so that people elsewhere can reach it"
      note="Those are stun.nextcloud.com and stun.sipgate.net. They learn your address and that something asks; not that it is Kith, nor for whom."
    />
  );
}
