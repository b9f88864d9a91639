import { useRef, useState } from 'preact/hooks';
import { Icon } from '../ui/Icon.tsx';
import { QrCamera } from './QrCamera.tsx';
import type { QrPicture, WantedCode } from './qr.ts';

interface Props {
  qr: QrPicture;
  wanted: WantedCode;
  disabled: boolean;
  onCode: (code: string) => void;
}

/** Two ways to a QR code: a picture of it, and the camera. */
export function QrWays({ qr, wanted, disabled, onCode }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [camera, setCamera] = useState(false);
  const found = (code: string) => {
    setCamera(false);
    onCode(code);
  };
  return (
    <>
      <div class="card-actions">
        <button type="button" class="button" disabled={disabled || qr.running} onClick={() => input.current?.click()}>
          <Icon name="photo" size={18} />
          {qr.running ? 'Reading it…' : 'Choose a picture of the QR code'}
        </button>
        <button
          type="button"
          class="button"
          disabled={disabled}
          aria-expanded={camera}
          onClick={() => {
            qr.clear();
            setCamera(!camera);
          }}
        >
          <Icon name="camera" size={18} />
          {camera ? 'Stop the camera' : 'Use the camera'}
        </button>
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png"
          hidden
          data-testid="qr-input"
          onChange={(e) => {
            const file = e.currentTarget.files?.[0];
            e.currentTarget.value = '';
            if (file !== undefined) {
              qr.read(file);
            }
          }}
        />
      </div>
      {camera && <QrCamera wanted={wanted} onFound={found} />}
    </>
  );
}
