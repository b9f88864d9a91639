import { AcceptDialog } from '../people/AcceptDialog.tsx';
import { CircleDialog } from '../people/CircleDialog.tsx';
import { InviteDialog } from '../people/InviteDialog.tsx';
import { RemoveDialog } from '../people/RemoveDialog.tsx';
import { VerifyDialog } from '../people/VerifyDialog.tsx';
import { DraftsDialog } from '../composer/DraftsDialog.tsx';
import { AddPhotosDialog } from '../feed/AddPhotosDialog.tsx';
import { DeliverySheet } from '../feed/DeliverySheet.tsx';
import { EditDialog } from '../feed/EditDialog.tsx';
import { Revisions } from '../feed/Revisions.tsx';
import { WidenDialog } from '../feed/WidenDialog.tsx';
import { LightBox } from '../feed/LightBox.tsx';
import { CameraDialog } from '../live/CameraDialog.tsx';
import { CameraGrants } from '../live/CameraGrants.tsx';
import { SnapshotDialog } from '../live/SnapshotDialog.tsx';
import { CallDialog } from '../live/CallDialog.tsx';
import { GoLiveDialog } from '../live/GoLiveDialog.tsx';
import { RecoveryDialog } from '../recovery/RecoveryDialog.tsx';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { PassphraseDialog } from '../settings/PassphraseDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';

/** What covers the page now, if anything. */
export function OpenSheet() {
  const open = useStore((s) => s.open);
  const close = () => dispatch({ type: 'close' });
  switch (open?.kind) {
    case 'invite':
      return <InviteDialog forContact={open.contactId} onClose={close} />;
    case 'accept':
      return <AcceptDialog onClose={close} />;
    case 'drafts':
      return <DraftsDialog onClose={close} />;
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'recovery':
      return <RecoveryDialog onClose={close} />;
    case 'deliveries':
      return <DeliverySheet postId={open.postId} onClose={close} />;
    case 'edit':
      return <EditDialog postId={open.postId} onClose={close} />;
    case 'add-photos':
      return <AddPhotosDialog postId={open.postId} onClose={close} />;
    case 'revisions':
      return <Revisions postId={open.postId} onClose={close} />;
    case 'widen':
      return <WidenDialog postId={open.postId} onClose={close} />;
    case 'circle':
      return <CircleDialog circleId={open.circleId} onClose={close} />;
    case 'go-live':
      return <GoLiveDialog onClose={close} />;
    case 'call':
      return <CallDialog onClose={close} />;
    case 'camera':
      return <CameraDialog cameraId={open.cameraId} onClose={close} />;
    case 'camera-grants':
      return <CameraGrants cameraId={open.cameraId} onClose={close} />;
    case 'snapshot':
      return <SnapshotDialog cameraId={open.cameraId} onClose={close} />;
    case 'photos':
      return <LightBox key={open.postId} postId={open.postId} first={open.index} onClose={close} />;
    case 'verify':
      return <VerifyDialog contactId={open.contactId} onClose={close} />;
    case 'remove':
      return <RemoveDialog contactId={open.contactId} onClose={close} />;
    case 'passphrase':
      return <PassphraseDialog task={open.task} onClose={close} />;
    case undefined:
      return null;
  }
}
