import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FigurePicker } from '#renderer/ui/blocks/figure-picker.tsx';

type FigureChoiceProps = { name: string; chosen: readonly string[]; isOne: boolean; onChange(ids: string[]): void };

/** The choice of figures, folded away once some are chosen. */
export const FigureChoice = ({ name, chosen, isOne, onChange }: FigureChoiceProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setOpen] = useState(chosen.length === 0);
  return (
    <div>
      <Button
        variant="default"
        size="compact-xs"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        mb={isOpen ? 6 : 0}
      >
        {isOne ? t(($) => $.qbrBlocks.figures.openOne) : t(($) => $.qbrBlocks.figures.open, { count: chosen.length })}
      </Button>
      <div id={id}>{isOpen ? <FigurePicker name={name} chosen={chosen} isOne={isOne} onChange={onChange} /> : null}</div>
    </div>
  );
};
