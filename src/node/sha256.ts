import { createHash } from 'node:crypto';

/** SHA-256 of bytes as lower-case hexadecimal digits. */
export function sha256(bytes: Uint8Array): Promise<string> {
  return Promise.resolve(createHash('sha256').update(bytes).digest('hex'));
}
