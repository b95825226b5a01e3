import type { ComponentType } from 'react';
import type { Commitment } from '#shared/api/commitments.ts';
import type { IsoDate } from '#shared/domain/dates.ts';

/** The dialog that settles a commitment, which the ledger lends. */
export type SettleDialogType = ComponentType<{ commitment: Commitment; asOf: IsoDate; onClose(): void }>;
