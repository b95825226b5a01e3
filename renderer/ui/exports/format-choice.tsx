import { Checkbox } from '@mantine/core';
import classes from './exports.module.css';

type FormatChoiceProps<F extends string> = {
  label: string;
  all: readonly F[];
  chosen: readonly F[];
  labelOf(format: F): string;
  isDisabled(format: F): boolean;
  onChange(chosen: F[]): void;
};

/** Which files are written; those that are chosen keep the order of all. */
export const FormatChoice = <F extends string>({ label, all, chosen, labelOf, isDisabled, onChange }: FormatChoiceProps<F>) => (
  <Checkbox.Group label={label} value={[...chosen]} onChange={(value) => onChange(all.filter((format) => value.includes(format)))}>
    <div className={classes['formats']}>
      {all.map((format) => (
        <Checkbox key={format} value={format} label={labelOf(format)} disabled={isDisabled(format)} />
      ))}
    </div>
  </Checkbox.Group>
);
