import { formatMinor } from '#renderer/ui/format.ts';
import { ShareBar } from '#renderer/ui/share-bar.tsx';
import type { MoneySplit } from './money-split.ts';
import classes from './records.module.css';

type MoneySplitViewProps = {
  splits: readonly MoneySplit[];
  /** The parts in order, darkest first; the last one is what is still open. */
  parts: ReadonlyArray<{ key: string; name: string; isRest?: boolean }>;
  title(currency: string, total: string): string;
};

/** What became of some money, one bar for each currency. */
export const MoneySplitView = ({ splits, parts, title }: MoneySplitViewProps) =>
  splits
    .filter(({ total }) => total > 0)
    .map(({ currency, total, parts: amounts }) => {
      const name = title(currency, formatMinor(total, currency));
      const shown = parts.map((part) => ({ ...part, value: amounts.get(part.key) ?? 0 }));
      const spoken = shown.map((part) => `${part.name} ${formatMinor(part.value, currency)}`).join(', ');
      return (
        <div key={currency} className={classes['split']}>
          <h3>{name}</h3>
          <ShareBar label={`${name}: ${spoken}`} parts={shown} text={(minor) => formatMinor(minor, currency)} />
        </div>
      );
    });
