import { ArchiveCard } from './ArchiveCard.tsx';
import { BrokersCard } from './BrokersCard.tsx';
import { CamerasCard } from '../live/CamerasCard.tsx';
import { IceServersCard } from '../live/IceServersCard.tsx';
import { DoctorCard } from './DoctorCard.tsx';
import { HostNameCard } from './HostNameCard.tsx';
import { LanChoice } from './LanChoice.tsx';
import { MeetChoice } from './MeetChoice.tsx';
import { RecoveryCard } from '../recovery/RecoveryCard.tsx';
import { SeenChoice } from './SeenChoice.tsx';
import { MeteredChoice } from './MeteredChoice.tsx';
import { NodeStatus } from './NodeStatus.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { Protection } from './Protection.tsx';
import { SignOut } from './SignOut.tsx';
import { PortMappingChoice } from './PortMappingChoice.tsx';
import { StunChoice } from './StunChoice.tsx';
import { StorageChoice } from './StorageChoice.tsx';
import { ThemeChoice } from './ThemeChoice.tsx';

/** What can be chosen, and how the node is doing. */
export function SettingsPage() {
  return (
    <>
      <header class="page-head">
        <h1>Settings</h1>
      </header>
      <ProfileForm />
      <Protection />
      <RecoveryCard />
      <ArchiveCard />
      <ThemeChoice />
      <MeetChoice />
      <LanChoice />
      <SeenChoice />
      <MeteredChoice />
      <CamerasCard />
      <StunChoice />
      <PortMappingChoice />
      <HostNameCard />
      <IceServersCard />
      <BrokersCard />
      <StorageChoice />
      <NodeStatus />
      <DoctorCard />
      <SignOut />
    </>
  );
}
