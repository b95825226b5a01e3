import { createHash } from 'node:crypto';
import { type AuditLink, linkText } from '#shared/domain/audit-link.ts';

/** The hash of a link of this device's chain: SHA-256 over its text. */
export const hashOf = (link: AuditLink): string => createHash('sha256').update(linkText(null, link)).digest('hex');
