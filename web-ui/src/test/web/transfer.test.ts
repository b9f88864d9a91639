import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { TransferView } from 'kith-api';
import { transferName, transferWords } from '../../main/web/text/transfer.ts';

const TRANSFER: TransferView = {
  contactId: 'ann',
  contactName: 'Ann',
  direction: 'SENDING',
  state: 'RUNNING',
  postId: 'post',
  index: 1,
  size: 'ORIGINAL',
  clip: false,
  sizeBytes: 8_123_456,
  movedBytes: 2_000_000,
  storedBytes: 1_310_400,
};

test('a transfer has a name', () => {
  equal(transferName(TRANSFER), 'To Ann: original of photo 2');
  equal(transferName({ ...TRANSFER, direction: 'RECEIVING', size: 'DISPLAY' }), 'From Ann: photo 2 for the screen');
});

test('a transfer counts what is on the receiver’s disk', () => {
  equal(transferWords(TRANSFER), '1,310,400 of 8,123,456 bytes on their disk');
  const sent = { ...TRANSFER, movedBytes: 8_123_456 };
  equal(transferWords(sent), '1,310,400 of 8,123,456 bytes on their disk; all sent, waiting for their word');
  equal(transferWords({ ...TRANSFER, direction: 'RECEIVING' }), '1,310,400 of 8,123,456 bytes on your disk');
});
