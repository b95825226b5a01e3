import { createHash } from 'node:crypto';
import { type AuditLink, linkText } from '#shared/domain/audit-link.ts';

/** The hash of a link of a tenant's chain: SHA-256 over its text, the tenant in it. */
export const hashOf = (tenantId: string, link: AuditLink): string => createHash('sha256').update(linkText(tenantId, link)).digest('hex');
