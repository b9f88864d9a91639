import { SettingSwitch } from './SettingSwitch.tsx';

/** Whether the router is asked to let contacts in. */
export function PortMappingChoice() {
  return (
    <SettingSwitch
      title="Ports in your router"
      setting="portMapping"
      label="Have your router open the ports of your contacts’ links by itself, so that people elsewhere can reach you"
      note="By PCP, NAT-PMP or UPnP, while your node runs. Whoever else sends something to such a port learns nothing. “Check my node” says what your router answers."
    />
  );
}
