import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, formatDate, formatMoney } from '#renderer/ui/format.ts';
import { navigate, routeToHash, useRoute } from '#renderer/state/router.ts';
import classes from './inspector.module.css';

type Rows = OutputOf<'figures.rows'>;
type Row = Rows['rows'][number];

const cellText = (row: Row, column: Rows['columns'][number], currencyKey: string | null): string => {
  const value = row[column.key];
  if (value === null || value === undefined) return '';
  if (column.kind === 'date') return formatDate(String(value));
  if (column.kind === 'integer') return formatCount(Number(value));
  if (column.kind === 'money') {
    const currency = currencyKey === null ? null : row[currencyKey];
    return typeof currency === 'string' ? formatMoney(Number(value), currency) : '';
  }
  return String(value);
};

type RowTitleProps = { text: string; id: string | null };

/** The name of a row; a way to its partner, unless that is the page which is open. */
const RowTitle = ({ text, id }: RowTitleProps) => {
  const here = useRoute();
  if (id === null || (here.place === 'partner' && here.id === id)) return text;
  const route = { place: 'partner', id } as const;
  return (
    <a
      href={routeToHash(route)}
      className={classes['link']}
      onClick={(event) => {
        event.preventDefault();
        navigate(route);
      }}
    >
      {text}
    </a>
  );
};

const partnerOf = (row: Row): string | null => (typeof row['partnerId'] === 'string' ? row['partnerId'] : null);

/** The rows that a figure was made of, newest first: each with its first column as title, its amount at the end and the rest below. `title` says what they are when that is not clear. */
export const FigureRows = ({
  figure,
  partnerId,
  title,
}: {
  figure: Pick<Figure, 'id' | 'window' | 'asOf'> & Partial<Pick<Figure, 'period'>>;
  partnerId?: string;
  title?: string;
}) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('figures.rows', {
    figure: figure.id,
    window: figure.window,
    asOf: figure.asOf,
    period: figure.period ?? null,
    ...(partnerId === undefined ? {} : { partnerId }),
  });
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  const [titleColumn, ...others] = data.columns;
  const amount = others.find(({ kind }) => kind === 'money');
  const details = others.filter((column) => column !== amount);
  return (
    <section className={classes['section']}>
      <div className={classes['sectionHead']}>
        <h3>{title ?? t(($) => $.shell.inspector.rows)}</h3>
        <span className={classes['kicker']}>
          {t(($) => $.shell.inspector.rowsShown, { shown: formatCount(data.rows.length), total: formatCount(data.total) })}
        </span>
      </div>
      {data.rows.length === 0 ? <p className={classes['hint']}>{t(($) => $.shell.inspector.noRows)}</p> : null}
      <ul className={classes['list']}>
        {data.rows.map((row, index) => (
          <li key={String(row['id'] ?? index)} className={classes['line']}>
            <div className={classes['lineTitle']}>
              {titleColumn ? <RowTitle text={cellText(row, titleColumn, data.currencyKey)} id={partnerOf(row)} /> : null}
            </div>
            <div className={classes['lineEnd']}>{amount ? cellText(row, amount, data.currencyKey) : ''}</div>
            <div className={classes['lineDetail']}>
              {details
                .map((column) => cellText(row, column, data.currencyKey))
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
