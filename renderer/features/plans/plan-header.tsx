import { ActionIcon, Badge, Button, Menu, Tooltip } from '@mantine/core';
import { IconCopy, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/api/plans.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { flushDrafts, useDraftsState } from '#renderer/state/drafts.ts';
import { navigate, routeToHash } from '#renderer/state/router.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { PlanFiles } from './files/plan-files.tsx';
import classes from './plan.module.css';

/** `asOf`: the day as of which it was measured; undefined while that is on its way. */
type PlanHeaderProps = { plan: Plan; asOf: IsoDate | undefined; onCopy(): void };

const SavedMark = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const state = useDraftsState(`plan.${id}.`);
  return (
    <span role="status" data-state={state}>
      {t(($) => $.ui.draft[state === 'unchanged' ? 'saved' : state])}
    </span>
  );
};

const Revision = ({ plan: { revision, agreedRevision, agreedOn } }: { plan: Plan }) => {
  const { t } = useTranslation();
  if (agreedRevision === null) return <span>{t(($) => $.plans.page.revision, { number: revision })}</span>;
  if (agreedRevision === revision && agreedOn !== null)
    return <span>{t(($) => $.plans.page.revisionAgreed, { number: revision, date: formatDate(agreedOn) })}</span>;
  return <span>{t(($) => $.plans.page.revisionOver, { number: revision, agreed: agreedRevision })}</span>;
};

/** Whose plan of which year, how far it has come, whether what was typed is saved, and what can be done with it as a whole. */
export const PlanHeader = ({ plan, asOf, onCopy }: PlanHeaderProps) => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const { run: removePlan } = useCommand('plans.remove');
  const { id, partnerId, partner, owner, sample, agreedRevision } = plan;
  const { year, grade } = plan.content.terms;
  const partnerPlace = { place: 'partner', id: partnerId, tab: 'plan' } as const;
  const remove = async (): Promise<void> => {
    // what is being typed goes with it, and comes back with it
    await flushDrafts();
    const reply = await removePlan({ id });
    if (!reply.ok) return failed(reply.error);
    navigate({ place: 'plans' });
    done(
      t(($) => $.plans.page.removed),
      reply.data.undoId,
    );
  };
  return (
    <header className={classes['header']}>
      <div className={classes['whose']}>
        <h1>
          <a
            href={routeToHash(partnerPlace)}
            className={classes['partner']}
            onClick={(event) => {
              event.preventDefault();
              navigate(partnerPlace);
            }}
          >
            {partner}
          </a>
          <span className={classes['year']}>{year}</span>
          {sample ? (
            <Badge size="xs" variant="outline" color="gray">
              {t(($) => $.plans.sample)}
            </Badge>
          ) : null}
        </h1>
        <p className={classes['facts']}>
          <Revision plan={plan} />
          {grade === 'strategic' ? <span>{t(($) => $.plans.grade.strategic)}</span> : null}
          <span>{owner === null ? t(($) => $.plans.page.noOwner) : t(($) => $.plans.page.owner, { name: owner })}</span>
          <SavedMark id={id} />
        </p>
      </div>
      <div className={classes['actions']}>
        <Tooltip label={t(($) => $.plans.page.copyToHint, { year: year + 1 })}>
          <Button variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={onCopy}>
            {t(($) => $.plans.page.copyTo, { year: year + 1 })}
          </Button>
        </Tooltip>
        <PlanFiles plan={plan} asOf={asOf} />
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t(($) => $.plans.page.more)}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => navigate(partnerPlace)}>{t(($) => $.plans.page.openPartner)}</Menu.Item>
            {agreedRevision === null ? (
              <>
                <Menu.Divider />
                <Menu.Item color="red" onClick={() => void remove()}>
                  {t(($) => $.plans.page.remove)}
                </Menu.Item>
              </>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
};
