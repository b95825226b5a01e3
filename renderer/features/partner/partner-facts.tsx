import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate, routeToHash } from '#renderer/state/router.ts';
import { formatCount, formatDate, formatMoney } from '#renderer/ui/format.ts';
import classes from './partner.module.css';
import tables from './table.module.css';
import type { PartnerRecord } from './partner-values.ts';

/** A link to another partner. */
export const PartnerLink = ({ id, name }: { id: string; name: string }) => (
  <a
    className={classes['link']}
    href={routeToHash({ place: 'partner', id })}
    onClick={(event) => {
      event.preventDefault();
      navigate({ place: 'partner', id });
    }}
  >
    {name}
  </a>
);

/** What is known of the partner besides its name; fields that nobody filled are left out, but for those that every partner should have. */
export const PartnerFacts = ({ partner }: { partner: PartnerRecord }) => {
  const { t } = useTranslation();
  const notSet = <span className={tables['unset']}>{t(($) => $.ui.notSet)}</span>;
  const keyText = (value: string | null, words: Readonly<Record<string, string>>): ReactNode =>
    value === null ? null : Object.hasOwn(words, value) ? words[value] : value;
  const { fiscalCalendar, annualRevenue, parentId, parent, children } = partner;
  type FactKey = keyof typeof labels;
  const labels = {
    owner: t(($) => $.partner.field.owner),
    manager: t(($) => $.partner.field.manager),
    team: t(($) => $.partner.field.team),
    networkStage: t(($) => $.partner.field.networkStage),
    lifecycleStage: t(($) => $.partner.field.lifecycleStage),
    parent: t(($) => $.partner.field.parent),
    children: t(($) => $.partner.field.children),
    country: t(($) => $.partner.field.country),
    territories: t(($) => $.partner.field.territories),
    verticals: t(($) => $.partner.field.verticals),
    segments: t(($) => $.partner.field.segments),
    enrolledOn: t(($) => $.partner.field.enrolledOn),
    terminatedOn: t(($) => $.partner.field.terminatedOn),
    employees: t(($) => $.partner.field.employees),
    founded: t(($) => $.partner.field.founded),
    annualRevenue: t(($) => $.partner.field.annualRevenue),
    currency: t(($) => $.partner.field.currency),
    fiscalYear: t(($) => $.partner.field.fiscalYear),
    website: t(($) => $.partner.field.website),
    externalId: t(($) => $.partner.field.externalId),
    legalName: t(($) => $.partner.field.legalName),
  };
  const facts: Record<FactKey, ReactNode> = {
    owner: partner.owner ?? notSet,
    manager: partner.manager,
    team: partner.team,
    networkStage:
      keyText(
        partner.networkStage,
        t(($) => $.partner.networkStage, { returnObjects: true }),
      ) ?? notSet,
    lifecycleStage:
      keyText(
        partner.lifecycleStage,
        t(($) => $.partner.lifecycleStage, { returnObjects: true }),
      ) ?? notSet,
    parent: parentId === null ? null : <PartnerLink id={parentId} name={parent ?? parentId} />,
    children: children.length === 0 ? null : <ChildLinks items={children} />,
    country: partner.country,
    territories: partner.territories.join(', ') || null,
    verticals: partner.verticals.join(', ') || null,
    segments: partner.segments.join(', ') || null,
    enrolledOn: partner.enrolledOn === null ? null : formatDate(partner.enrolledOn),
    terminatedOn: partner.terminatedOn === null ? null : formatDate(partner.terminatedOn),
    employees: partner.employees === null ? null : formatCount(partner.employees),
    founded: partner.foundedYear === null ? null : String(partner.foundedYear),
    annualRevenue: annualRevenue === null ? null : formatMoney(annualRevenue.minor, annualRevenue.currency),
    currency: partner.currency,
    fiscalYear:
      fiscalCalendar === null
        ? null
        : fiscalCalendar.kind === '445'
          ? t(($) => $.partner.fiscalOwn445)
          : t(($) => $.partner.fiscalOwn, { month: fiscalCalendar.startMonth }),
    website: partner.website?.replace(/^https?:\/\//, '') ?? null,
    externalId: partner.externalId,
    legalName: partner.legalName,
  };
  return (
    <dl className={classes['facts']} aria-label={t(($) => $.partner.facts)}>
      {(Object.keys(labels) as FactKey[]).map((key) =>
        facts[key] === null ? null : (
          <div key={key}>
            <dt>{labels[key]}</dt>
            <dd>{facts[key]}</dd>
          </div>
        ),
      )}
      {partner.note === null ? null : (
        <div className={classes['wide']}>
          <dt>{t(($) => $.partner.field.note)}</dt>
          <dd>{partner.note}</dd>
        </div>
      )}
    </dl>
  );
};

const ChildLinks = ({ items }: { items: ReadonlyArray<{ id: string; name: string }> }) =>
  items.map(({ id, name }, index) => (
    <span key={id}>
      {index === 0 ? '' : ', '}
      <PartnerLink id={id} name={name} />
    </span>
  ));
