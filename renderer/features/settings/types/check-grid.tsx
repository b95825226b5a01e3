import { Checkbox } from '@mantine/core';
import classes from './types.module.css';

type CheckGridProps = {
  label: string;
  all: ReadonlyArray<{ key: string; name: string; hint?: string }>;
  chosen: readonly string[];
  onChange(chosen: string[]): void;
};

/** A choice of several, each with what it means. They stand in the order of the list, whatever was ticked first. */
export const CheckGrid = ({ label, all, chosen, onChange }: CheckGridProps) => (
  <div role="group" aria-label={label} className={classes['checks']}>
    {all.map(({ key, name, hint }) => (
      <Checkbox
        key={key}
        label={name}
        {...(hint === undefined ? {} : { description: hint })}
        checked={chosen.includes(key)}
        onChange={(event) => {
          const isOn = event.currentTarget.checked;
          const keys = all.map((one) => one.key);
          // what the list does not know stays: taking it out is for a person to do
          const others = chosen.filter((one) => !keys.includes(one));
          onChange([...keys.filter((one) => (one === key ? isOn : chosen.includes(one))), ...others]);
        }}
      />
    ))}
  </div>
);
