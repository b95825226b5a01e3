import { IconMinus, IconPlus, IconReplace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PlanDifference } from '#shared/api/plans.ts';
import { richTextToPlain } from '#shared/rich-text/parse.ts';
import classes from './compare.module.css';
import { fieldWords, valueWords } from './difference-words.ts';

const icons = { changed: IconReplace, added: IconPlus, removed: IconMinus } as const;
const lists = PlanDifference.shape.list.options;

/** What differs, field by field, list by list. What came and what went is said in a word and a sign, and not in a colour alone. */
export const CompareTable = ({ differences }: { differences: readonly PlanDifference[] }) => {
  const { t } = useTranslation();
  const value = ({ field, change, item }: PlanDifference, text: string | null) => {
    if (text !== null && text.trim() !== '') return richTextToPlain(valueWords(t, field, text));
    const isGone = item !== null && change !== 'changed';
    return <span className={classes['quiet']}>{t(($) => (isGone ? $.planAgreement.compare.absent : $.planAgreement.compare.empty))}</span>;
  };
  return lists.map((list) => {
    const own = differences.filter((one) => one.list === list);
    if (own.length === 0) return null;
    return (
      <section
        key={list}
        className={classes['list']}
        aria-label={t(($) => $.planAgreement.compare.ofList, { list: t(($) => $.planAgreement.compare.list[list]) })}
      >
        <h3>
          {t(($) => $.planAgreement.compare.list[list])} <span className={classes['quiet']}>{own.length}</span>
        </h3>
        <table className={classes['table']}>
          <thead>
            <tr>
              {list === 'terms' ? null : <th scope="col">{t(($) => $.planAgreement.compare.item)}</th>}
              <th scope="col">{t(($) => $.planAgreement.compare.field)}</th>
              <th scope="col">{t(($) => $.planAgreement.compare.change)}</th>
              <th scope="col">{t(($) => $.planAgreement.compare.before)}</th>
              <th scope="col">{t(($) => $.planAgreement.compare.after)}</th>
            </tr>
          </thead>
          <tbody>
            {own.map((one, at) => {
              const Icon = icons[one.change];
              // an item is named once, at the first of its fields
              const isFirst = own[at - 1]?.item !== one.item;
              return (
                <tr key={`${one.item} ${one.field} ${one.change}`} data-change={one.change} data-first={isFirst || undefined}>
                  {list === 'terms' ? null : (
                    <th scope="row">{isFirst ? (one.title ?? '') : <span className={classes['heard']}>{one.title}</span>}</th>
                  )}
                  {list === 'terms' ? <th scope="row">{fieldWords(t, one)}</th> : <td>{fieldWords(t, one)}</td>}
                  <td>
                    <span className={classes['change']}>
                      <Icon size={12} stroke={2.25} aria-hidden />
                      {t(($) => $.planAgreement.compare.changes[one.change])}
                    </span>
                  </td>
                  <td className={classes['before']}>{value(one, one.from)}</td>
                  <td className={classes['after']}>{value(one, one.to)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    );
  });
};
