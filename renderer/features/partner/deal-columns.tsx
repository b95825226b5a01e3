import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal } from '#shared/api/records.ts';
import { majorUnits } from '#shared/domain/money.ts';
import { formatDate, formatMinor, formatMoney } from '#renderer/ui/format.ts';
import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';
import { NameWithDraft } from './unsaved.tsx';

/** What a deal is called: its name, else its number, else its customer. */
export const dealName = (deal: Pick<Deal, 'name' | 'externalId' | 'customer' | 'product'>): string =>
  deal.name ?? deal.externalId ?? deal.customer ?? deal.product ?? '';

const meanings: Record<Deal['state'], StatusMeaning> = { open: 'unknown', won: 'onTrack', lost: 'offTrack' };
const registrationMeanings: Record<NonNullable<Deal['registrationState']>, StatusMeaning> = {
  draft: 'unknown',
  submitted: 'unknown',
  approved: 'onTrack',
  rejected: 'offTrack',
  conflict: 'atRisk',
  expired: 'inactive',
};
const dateOr = (date: string | null): string => (date === null ? '' : formatDate(date));

/** The columns of the deals of one partner. One currency stands in the header; several stand with their amounts. */
export const useDealColumns = (deals: readonly Deal[]): ReadonlyArray<GridColumn<Deal>> => {
  const { t } = useTranslation();
  const currencies = new Set(deals.flatMap(({ amount }) => (amount ? [amount.currency] : [])));
  const only = currencies.size === 1 ? ([...currencies][0] ?? null) : null;
  const isRegistered = deals.some(({ registrationState }) => registrationState !== null);
  const isProtected = deals.some(({ protectionUntil }) => protectionUntil !== null);
  const hasCampaign = deals.some(({ campaign }) => campaign !== null);
  const hasName = deals.some(({ name }) => name !== null);
  const hasCustomer = deals.some(({ customer }) => customer !== null);
  return useMemo<ReadonlyArray<GridColumn<Deal>>>(() => {
    const label = (key: keyof typeof labels): string => labels[key];
    const labels = {
      name: t(($) => $.partner.deals.column.name),
      customer: t(($) => $.partner.deals.column.customer),
      product: t(($) => $.partner.deals.column.product),
      owner: t(($) => $.partner.deals.column.owner),
      stage: t(($) => $.partner.deals.column.stage),
      submittedOn: t(($) => $.partner.deals.column.submittedOn),
      closedOn: t(($) => $.partner.deals.column.closedOn),
      amount: t(($) => $.partner.deals.column.amount),
      registration: t(($) => $.partner.deals.column.registration),
      protectionUntil: t(($) => $.partner.deals.column.protectionUntil),
      campaign: t(($) => $.partner.deals.column.campaign),
    };
    const text = (id: 'customer' | 'product' | 'owner' | 'campaign', width: number, isHidden = false): GridColumn<Deal> => ({
      id,
      label: label(id),
      kind: 'text',
      width,
      isHidden,
      value: (deal) => deal[id],
      text: (deal) => deal[id] ?? '',
    });
    const date = (id: 'submittedOn' | 'closedOn' | 'protectionUntil', isHidden = false): GridColumn<Deal> => ({
      id,
      label: label(id),
      kind: 'date',
      width: 104,
      isHidden,
      value: (deal) => deal[id],
      text: (deal) => dateOr(deal[id]),
    });
    const registrationWord = ({ registrationState: state }: Deal): string =>
      state === null ? '' : t(($) => $.partner.deals.registration.states[state]);
    return [
      {
        id: 'name',
        label: label('name'),
        kind: 'text',
        width: hasName ? 210 : 128,
        value: dealName,
        text: (deal) => dealName(deal) || t(($) => $.partner.deals.unnamed),
        cell: (deal) => <NameWithDraft draftKey={`deal.${deal.id}`} name={dealName(deal) || t(($) => $.partner.deals.unnamed)} />,
      },
      text('customer', 140, !hasCustomer),
      text('product', 132),
      text('owner', 144),
      {
        id: 'stage',
        label: label('stage'),
        kind: 'mark',
        width: 116,
        value: (deal) => deal.stageLabel,
        text: (deal) => deal.stageLabel,
        cell: (deal) => <StatusMark meaning={meanings[deal.state]} label={deal.stageLabel} />,
      },
      date('submittedOn'),
      date('closedOn'),
      {
        id: 'amount',
        label: label('amount'),
        ...(only === null ? {} : { unit: only }),
        kind: 'number',
        width: 116,
        value: ({ amount }) => (amount === null ? null : majorUnits(amount.minor, amount.currency)),
        text: ({ amount }) => {
          if (amount === null) return '–';
          return only === null ? formatMoney(amount.minor, amount.currency) : formatMinor(amount.minor, amount.currency);
        },
      },
      {
        id: 'registration',
        label: label('registration'),
        kind: 'mark',
        width: 116,
        isHidden: !isRegistered,
        value: registrationWord,
        text: registrationWord,
        cell: (deal) =>
          deal.registrationState === null ? null : (
            <StatusMark meaning={registrationMeanings[deal.registrationState]} label={registrationWord(deal)} />
          ),
      },
      date('protectionUntil', !isProtected),
      text('campaign', 150, !hasCampaign),
    ];
  }, [t, only, hasName, hasCustomer, isRegistered, isProtected, hasCampaign]);
};
