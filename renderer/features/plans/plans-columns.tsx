import type { TFunction } from 'i18next';
import type { PlanLine } from '#shared/api/plans.ts';
import { PlanStage } from '#shared/plan/stage.ts';
import { PlanGrade } from '#shared/plan/model.ts';
import { TrackStatus } from '#shared/plan/tracking.ts';
import { formatCount, formatDate, formatRatio } from '#renderer/ui/format.ts';
import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import { AttainmentBar } from './attainment-bar.tsx';
import { PlanOf } from './plan-of.tsx';
import { missingWords } from './ratio-words.ts';
import { TrackMark } from './track-mark.tsx';

const widths = {
  partner: 222,
  year: 64,
  grade: 78,
  stage: 140,
  revision: 46,
  attainment: 120,
  toDate: 72,
  status: 104,
  offTrack: 74,
  overdueMilestones: 110,
  overdueCommitments: 102,
  owner: 120,
  currency: 80,
  agreedOn: 100,
  endsOn: 100,
} as const;
type ColumnId = keyof typeof widths;

const statusKeys = { on_track: 'onTrack', at_risk: 'atRisk', off_track: 'offTrack', unknown: 'unknown' } as const;

/** The columns of the list of plans. */
export const plansColumns = (t: TFunction): Array<GridColumn<PlanLine>> => {
  const column = (
    id: ColumnId,
    kind: GridColumn<PlanLine>['kind'],
    value: GridColumn<PlanLine>['value'],
    text: (line: PlanLine) => string,
  ): GridColumn<PlanLine> => ({ id, label: t(($) => $.plans.column[id]), kind, width: widths[id], value, text });
  const count = (id: 'offTrack' | 'overdueMilestones' | 'overdueCommitments'): GridColumn<PlanLine> => ({
    ...column(
      id,
      'number',
      (line) => line[id],
      (line) => (line[id] === 0 ? '–' : formatCount(line[id])),
    ),
    hint: t(($) => $.plans.hint[id]),
    range: { of: 'number', scale: 1 },
  });
  const ratio = (id: 'attainment' | 'toDate'): GridColumn<PlanLine> => ({
    ...column(
      id,
      'number',
      (line) => line[id].value,
      (line) => (line[id].value === null ? missingWords(t, line[id].missing) : formatRatio(line[id].value)),
    ),
    hint: t(($) => $.plans.hint[id]),
    range: { of: 'number', scale: 0.01 },
  });
  const stageWord = (stage: string): string => {
    const known = PlanStage.safeParse(stage);
    return known.success ? t(($) => $.plans.stage[known.data]) : stage;
  };
  const gradeWord = (grade: string): string => {
    const known = PlanGrade.safeParse(grade);
    return known.success ? t(($) => $.plans.grade[known.data]) : grade;
  };
  const statusWord = (status: string): string => {
    const known = TrackStatus.safeParse(status);
    return known.success ? t(($) => $.ui.status[statusKeys[known.data]]) : status;
  };
  const rankOf =
    (order: readonly string[]) =>
    (value: unknown): number =>
      order.indexOf(String(value));
  return [
    {
      ...column(
        'partner',
        'text',
        ({ partner }) => partner,
        ({ partner }) => partner,
      ),
      cell: (line) => <PlanOf line={line} />,
      facet: (name) => name,
      canGroup: true,
    },
    {
      ...column(
        'year',
        'text',
        ({ year }) => String(year),
        ({ year }) => String(year),
      ),
      facet: (year) => year,
      canGroup: true,
    },
    {
      ...column(
        'grade',
        'mark',
        ({ grade }) => grade,
        ({ grade }) => gradeWord(grade),
      ),
      facet: gradeWord,
      canGroup: true,
    },
    {
      ...column(
        'stage',
        'mark',
        ({ stage }) => stage,
        ({ stage }) => stageWord(stage),
      ),
      facet: stageWord,
      rank: rankOf(PlanStage.options),
      canGroup: true,
    },
    column(
      'revision',
      'number',
      ({ revision }) => revision,
      ({ revision }) => String(revision),
    ),
    { ...ratio('attainment'), cell: ({ attainment }) => <AttainmentBar ratio={attainment} /> },
    ratio('toDate'),
    {
      ...column(
        'status',
        'mark',
        ({ status }) => status,
        ({ status }) => statusWord(status),
      ),
      cell: ({ status }) => <TrackMark status={status} />,
      facet: statusWord,
      rank: rankOf(['off_track', 'at_risk', 'unknown', 'on_track']),
      canGroup: true,
    },
    count('offTrack'),
    count('overdueMilestones'),
    count('overdueCommitments'),
    {
      ...column(
        'owner',
        'text',
        ({ partnerOwner }) => partnerOwner,
        ({ partnerOwner }) => partnerOwner ?? '',
      ),
      facet: (name) => name,
      canGroup: true,
    },
    {
      ...column(
        'currency',
        'text',
        ({ currency }) => currency,
        ({ currency }) => currency,
      ),
      facet: (code) => code,
      isHidden: true,
    },
    {
      ...column(
        'agreedOn',
        'date',
        ({ agreedOn }) => agreedOn,
        ({ agreedOn }) => (agreedOn === null ? '' : formatDate(agreedOn)),
      ),
      isHidden: true,
    },
    {
      ...column(
        'endsOn',
        'date',
        ({ endsOn }) => endsOn,
        ({ endsOn }) => formatDate(endsOn),
      ),
      range: { of: 'date' },
    },
  ];
};
