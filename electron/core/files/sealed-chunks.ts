import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { AppError } from '#shared/domain/errors.ts';

/**
 * A sealed file is a mark, a salt, then chunks of AES-256-GCM, each with its tag. The salt gives the file a key of its own, under which a chunk's nonce is its place and
 * whether it is the last one: chunks that are swapped, cut off or added do not open.
 */
export const chunkBytes = 256 * 1024;
const tagBytes = 16;
const mark = Buffer.from('QDF1');
const saltBytes = 16;
export const headBytes = mark.length + saltBytes;
export const sealedChunkBytes = chunkBytes + tagBytes;

/** A key for one purpose, derived from the key of the store. */
export const deriveKey = (dataKey: Uint8Array, purpose: string, salt: Uint8Array = new Uint8Array()): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, salt, purpose, 32));

/** The first bytes of a new sealed file, with a fresh salt of 16 bytes. */
export const sealedHead = (salt: Uint8Array): Buffer => Buffer.concat([mark, salt]);
export const newSaltBytes = saltBytes;

const nonceOf = (place: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(place, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
};

const damaged = (): AppError => new AppError('ATTACHMENT_DAMAGED');

/** Seals and opens the chunks of one file. */
export type ChunkSeal = {
  seal(place: number, isLast: boolean, plain: Uint8Array): Buffer;
  /** Throws ATTACHMENT_DAMAGED when the chunk is not as it was written. */
  open(place: number, isLast: boolean, sealed: Uint8Array): Buffer;
};

/** The seal of the file that starts with these bytes. Throws ATTACHMENT_DAMAGED when they are not the start of one. */
export const chunkSealOf = (blobKey: Uint8Array, head: Uint8Array): ChunkSeal => {
  if (head.length < headBytes || !mark.equals(head.subarray(0, mark.length))) throw damaged();
  const key = deriveKey(blobKey, 'quarterdeck file', head.subarray(mark.length, headBytes));
  return {
    seal: (place, isLast, plain) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place, isLast));
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open: (place, isLast, sealed) => {
      if (sealed.length < tagBytes) throw damaged();
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place, isLast));
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()]);
      } catch {
        throw damaged();
      }
    },
  };
};
