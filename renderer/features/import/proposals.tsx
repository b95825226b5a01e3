import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/api/imports.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import classes from './import.module.css';
import { withAlias, withSpelling } from './mapping-edits.ts';
import { check } from './wizard-store.ts';

/** What Quarterdeck noticed and a person may accept: names that stand for others, likely misspellings, and what is added because rows name it. */
export const Proposals = ({ preview }: { preview: ImportPreview }) => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const { aliases, spellings, addedByName, mapping } = preview;
  if (aliases.length + spellings.length + addedByName.length === 0) return null;
  const rowsOf = (count: number): string => t(($) => $.import.aliases.rows, { count });
  return (
    <section className={`${classes['card']} ${classes['halves']}`}>
      {aliases.length > 0 ? (
        <div>
          <h2>{t(($) => $.import.aliases.title)}</h2>
          <p className={classes['lead']}>{t(($) => $.import.aliases.lead)}</p>
          <div className={classes['proposals']}>
            {aliases.map(({ entity, name, target, rows, accepted }) => (
              <Checkbox
                key={`${name} ${target}`}
                checked={accepted}
                label={t(($) => $.import.aliases.line, { name, target })}
                description={rowsOf(rows)}
                onChange={(event) =>
                  void check(transport, { mapping: withAlias(mapping, { entity, name, target, accepted: event.currentTarget.checked }) })
                }
              />
            ))}
          </div>
        </div>
      ) : null}
      {spellings.length > 0 ? (
        <div>
          <h2>{t(($) => $.import.spellings.title)}</h2>
          <p className={classes['lead']}>{t(($) => $.import.spellings.lead)}</p>
          <div className={classes['proposals']}>
            {spellings.map(({ file, column, value, suggestion, rows, accepted }) => (
              <Checkbox
                key={`${file} ${column} ${value}`}
                checked={accepted}
                label={t(($) => $.import.spellings.line, { value, suggestion })}
                description={`${file}, ${column}, ${rowsOf(rows)}`}
                onChange={(event) =>
                  void check(transport, {
                    mapping: withSpelling(mapping, { file, column, value, suggestion, accepted: event.currentTarget.checked }),
                  })
                }
              />
            ))}
          </div>
        </div>
      ) : null}
      {addedByName.length > 0 ? (
        <div className={classes['whole']}>
          <h2>{t(($) => $.import.addedByName.title)}</h2>
          <div className={classes['named']}>
            {addedByName.map(({ entity, name, rows }) => (
              <p key={`${entity} ${name}`}>
                {name}{' '}
                <span className={classes['quiet']}>
                  {t(($) => $.import.addedByName[entity])}, {rowsOf(rows)}
                </span>
              </p>
            ))}
          </div>
        </div>
      ) : null}
    </section>
  );
};
