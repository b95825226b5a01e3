import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { commercialKeys } from '#shared/domain/activity-kinds.ts';
import { profilePlaces, type TypeProfile } from '#shared/domain/type-profile.ts';
import { profileColumnLabel, profileColumns } from '#shared/portfolio/profile-columns.ts';
import { alertRuleIds } from '#shared/alerts/rule-ids.ts';
import { addedSectionKeys, isAddedSection, isUsualSection, sectionKeys } from '#shared/qbr/sections.ts';
import { templateOfType } from '#shared/qbr/template.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { CheckGrid } from './check-grid.tsx';
import { PackageTemplate } from './package-template.tsx';
import { Part } from './part.tsx';
import { PickList } from './pick-list.tsx';
import type { ProfilePart } from './profile-parts.ts';
import { ReviewFields } from './review-fields.tsx';
import { ScorecardFields } from './scorecard-fields.tsx';
import classes from './types.module.css';

type ProfileFieldsProps = {
  values: TypeProfile;
  set<F extends keyof TypeProfile>(part: F, value: TypeProfile[F]): void;
  complaints: ReadonlyMap<ProfilePart, string>;
  program: Program;
};

/** A kind that is the name over again says nothing. */
const hintOf = (name: string, kind: string): { hint?: string } => (name === kind ? {} : { hint: kind });

/** Every part of a profile with its fields. */
export const ProfileFields = ({ values, set, complaints, program }: ProfileFieldsProps) => {
  const { t } = useTranslation();
  const { data: lists } = useQuery('settings.lists', {});
  const certificates = lists?.certificates ?? [];
  const part = (name: ProfilePart) => ({ name, complaint: complaints.get(name) });
  return (
    <>
      <Part {...part('scorecard')}>
        <ScorecardFields lines={values.scorecard} currency={program.reportingCurrency} onChange={(lines) => set('scorecard', lines)} />
      </Part>
      <Part {...part('commercialEvents')}>
        <CheckGrid
          label={t(($) => $.program.profile.makesActive)}
          all={commercialKeys.map((key) => ({ key, name: t(($) => $.program.event[key].name), hint: t(($) => $.program.event[key].hint) }))}
          chosen={values.commercialEvents}
          onChange={(keys) => set('commercialEvents', keys)}
        />
      </Part>
      <div className={classes['pair']}>
        <Part {...part('columns')}>
          <PickList
            label={t(($) => $.program.profile.part.columns)}
            addLabel={t(($) => $.program.pick.addColumn)}
            chosen={values.columns}
            all={[...new Set<string>([...profileColumns, ...values.columns])]}
            nameOf={profileColumnLabel}
            onChange={(keys) => set('columns', keys)}
          />
        </Part>
        <Part {...part('places')}>
          <PickList
            label={t(($) => $.program.profile.part.places)}
            addLabel={t(($) => $.program.pick.addPlace)}
            chosen={values.places}
            all={profilePlaces}
            nameOf={(key) => t(($) => $.program.place[key])}
            onChange={(keys) => set('places', keys)}
          />
        </Part>
      </div>
      <Part {...part('requiredCertificates')}>
        {lists && certificates.length === 0 ? <p className={classes['lead']}>{t(($) => $.program.profile.noCertificates)}</p> : null}
        <CheckGrid
          label={t(($) => $.program.profile.part.requiredCertificates)}
          all={certificates.map(({ key, label, kind }) => ({
            key,
            name: label,
            ...hintOf(
              label,
              t(($) => $.program.lists.certificates.kinds[kind]),
            ),
          }))}
          chosen={values.requiredCertificates}
          onChange={(keys) => set('requiredCertificates', keys)}
        />
      </Part>
      <Part {...part('onboardingTemplate')}>
        <NativeSelect
          w={280}
          aria-label={t(($) => $.program.profile.part.onboardingTemplate)}
          data={[
            { value: '', label: t(($) => $.program.profile.noTemplate) },
            ...(lists?.onboarding ?? []).map(({ key, label }) => ({ value: key, label })),
          ]}
          value={values.onboardingTemplate ?? ''}
          onChange={(event) => set('onboardingTemplate', event.currentTarget.value || null)}
        />
      </Part>
      <Part {...part('alerts')}>
        <CheckGrid
          label={t(($) => $.program.profile.part.alerts)}
          all={alertRuleIds.map((key) => ({ key, name: t(($) => $.alerts.name[key]), hint: key }))}
          chosen={values.alerts}
          onChange={(keys) => set('alerts', keys)}
        />
      </Part>
      <Part {...part('reviews')}>
        <ReviewFields plan={values.reviews} onChange={(plan) => set('reviews', plan)} />
      </Part>
      <Part {...part('qbrSections')}>
        {values.qbrTemplate === null ? (
          <>
            <PickList
              label={t(($) => $.program.profile.part.qbrSections)}
              addLabel={t(($) => $.program.pick.addSection)}
              chosen={values.qbrSections}
              all={[...new Set<string>([...sectionKeys, ...addedSectionKeys, ...values.qbrSections])]}
              nameOf={(key) => (isUsualSection(key) || isAddedSection(key) ? t(($) => $.program.section[key]) : key)}
              onChange={(keys) => set('qbrSections', keys)}
            />
            <Button variant="default" mt={8} onClick={() => set('qbrTemplate', templateOfType(values))}>
              {t(($) => $.program.template.start)}
            </Button>
          </>
        ) : (
          <PackageTemplate template={values.qbrTemplate} onChange={(template) => set('qbrTemplate', template)} />
        )}
      </Part>
    </>
  );
};
