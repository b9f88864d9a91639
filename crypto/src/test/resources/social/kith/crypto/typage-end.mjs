// The other end of TypageIT: node typage-end.mjs encrypt|decrypt KEY FROM TO
import { readFileSync, writeFileSync } from 'node:fs';
import { Decrypter, Encrypter } from 'age-encryption';

const [, , what, key, from, to] = process.argv;
const content = readFileSync(from);
if (what === 'encrypt') {
  const encrypter = new Encrypter();
  encrypter.addRecipient(key);
  writeFileSync(to, await encrypter.encrypt(content));
} else {
  const decrypter = new Decrypter();
  decrypter.addIdentity(key);
  writeFileSync(to, await decrypter.decrypt(content));
}
