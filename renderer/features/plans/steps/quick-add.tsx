import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { PlanSide } from '#shared/plan/model.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import classes from './steps.module.css';

export type QuickItem<S extends PlanSide> = { title: string; side: S; owner: string | null; dueOn: IsoDate | null };
type QuickAddProps<S extends PlanSide> = {
  /** Names the line for ever, so that what is typed outlives the page. */
  draftKey: string;
  label: string;
  button: string;
  sides: readonly S[];
  /** True when it was added; what was typed is then gone, but for the side. */
  onAdd(item: QuickItem<S>): Promise<boolean>;
};

/** One line that adds something: what, whose, who and by when. Enter adds it, and the keyboard stands at the next. */
export const QuickAdd = <S extends PlanSide>({ draftKey, label, button, sides, onAdd }: QuickAddProps<S>) => {
  const { t } = useTranslation();
  const blank = useMemo(() => ({ title: '', side: sides[0] as S, owner: '', dueOn: null as IsoDate | null }), [sides]);
  const { values, set, discard } = useFormDraft(draftKey, blank);
  const { title, side, owner, dueOn } = values;
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const add = async (): Promise<void> => {
    if (title.trim() === '' || isBusy) return;
    setBusy(true);
    const isAdded = await onAdd({ title: title.trim(), side, owner: owner.trim() || null, dueOn });
    setBusy(false);
    if (!isAdded) return;
    discard();
    set('side', side);
    field.current?.focus();
  };
  return (
    <form
      aria-label={label}
      className={classes['quick']}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        ref={field}
        label={t(($) => $.planSteps.quick.what)}
        maxLength={300}
        autoComplete="off"
        value={title}
        onChange={(event) => set('title', event.currentTarget.value)}
      />
      <NativeSelect
        label={t(($) => $.planSteps.side.label)}
        data={sides.map((one: PlanSide) => ({ value: one, label: t(($) => $.planSteps.side[one]) }))}
        value={side}
        onChange={(event) => set('side', sides.find((one) => one === event.currentTarget.value) ?? side)}
      />
      <TextInput
        label={t(($) => $.planSteps.quick.person)}
        autoComplete="off"
        value={owner}
        onChange={(event) => set('owner', event.currentTarget.value)}
      />
      <DateField label={t(($) => $.planSteps.quick.due)} value={dueOn} onChange={(date) => set('dueOn', date)} />
      <Button
        type="submit"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={title.trim() === ''}
        loading={isBusy}
      >
        {button}
      </Button>
    </form>
  );
};
