import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commitment } from '#shared/api/commitments.ts';
import { isOpen } from '#shared/domain/commitment.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { usePlanLent } from '../plan-lent.ts';
import type { PlanPartProps } from '../plan-part.ts';
import { CommitmentLine } from './commitment-line.tsx';
import classes from './commitments.module.css';
import { QuickAdd, type QuickItem } from './quick-add.tsx';

type Side = Commitment['side'];
const sides: readonly Side[] = ['vendor', 'partner'];

/** What both sides promised in this plan, beside each other. They are lines of the one ledger; nothing is kept twice. */
export const PlanCommitments = ({ plan: { id, partnerId } }: PlanPartProps) => {
  const { t } = useTranslation();
  const { Settle } = usePlanLent();
  const { done, failed } = useNotice();
  const { data: program } = useQuery('settings.program', {});
  const { data, error } = useQuery('commitments.list', { originId: id });
  const { run: save } = useCommand('commitments.save');
  const [settling, setSettling] = useState<Commitment | null>(null);
  const [withSettled, setWithSettled] = useState(false);
  const add = async ({ title, side, owner, dueOn }: QuickItem<Side>): Promise<boolean> => {
    const reply = await save({ partnerId, originKind: 'plan', originId: id, side, description: title, owner, dueOn });
    if (!reply.ok) {
      failed(reply.error);
      return false;
    }
    done(
      t(($) => $.planSteps.commitment.added),
      reply.data.undoId,
    );
    return true;
  };
  if (error && !data) return <ErrorNote error={error} />;
  if (!data || !program) return null;
  const { asOf } = program;
  const settled = data.filter((one) => !isOpen(one)).length;
  const shown = withSettled ? data : data.filter(isOpen);
  return (
    <div className={classes['part']}>
      <div className={classes['sides']}>
        {sides.map((side) => {
          const own = shown.filter((one) => one.side === side);
          const title = t(($) => $.planSteps.commitment[side === 'vendor' ? 'ours' : 'theirs']);
          return (
            <section key={side} aria-label={title}>
              <h3 className={classes['head']}>
                {title} <span className={classes['count']}>{own.filter(isOpen).length}</span>
              </h3>
              {own.length === 0 ? <p className={classes['quiet']}>{t(($) => $.planSteps.commitment.none[side])}</p> : null}
              <ul className={classes['list']}>
                {own.map((commitment) => (
                  <CommitmentLine
                    key={commitment.id}
                    commitment={commitment}
                    asOf={asOf}
                    onSettle={isOpen(commitment) ? () => setSettling(commitment) : null}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {settled > 0 ? (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          className={classes['settled'] ?? ''}
          aria-expanded={withSettled}
          onClick={() => setWithSettled(!withSettled)}
        >
          {withSettled ? t(($) => $.planSteps.commitment.hideSettled) : t(($) => $.planSteps.commitment.showSettled, { count: settled })}
        </Button>
      ) : null}
      <QuickAdd
        draftKey={`plan.${id}.commitment.new`}
        label={t(($) => $.planSteps.commitment.addLabel)}
        button={t(($) => $.planSteps.commitment.add)}
        sides={sides}
        onAdd={add}
      />
      <p className={classes['quiet']}>{t(($) => $.planSteps.commitment.ledger)}</p>
      {settling ? <Settle commitment={settling} asOf={asOf} onClose={() => setSettling(null)} /> : null}
    </div>
  );
};
