import { useTranslation } from 'react-i18next';
import type { SectionChange, TextChange } from '#shared/qbr/compare.ts';
import { richTextToPlain } from '#shared/rich-text/parse.ts';
import classes from './compare.module.css';

const isText = ({ first, second }: TextChange): boolean => first !== '' || second !== '';

/** What changed in words between two packages, section by section, with both texts where there are some. */
export const CompareSections = ({ sections }: { sections: readonly SectionChange[] }) => {
  const { t } = useTranslation();
  const nameOf = ({ what, block }: TextChange): string => {
    const change = t(($) => $.qbr.compare.change[what], { block: block ?? '' });
    return block === null || what === 'text' ? change : t(($) => $.qbr.compare.blockChange, { change, block });
  };
  const text = (words: string) =>
    words.trim() === '' ? <span className={classes['quiet']}>{t(($) => $.qbr.compare.empty)}</span> : richTextToPlain(words);
  return (
    <section className={classes['part']}>
      <h2>{t(($) => $.qbr.compare.sections)}</h2>
      {sections.length === 0 ? <p className={classes['plain']}>{t(($) => $.qbr.compare.noSections)}</p> : null}
      {sections.map(({ key, title, changes }) => (
        <div key={key} className={classes['section']}>
          <h3>{title}</h3>
          <ul>
            {changes.map((change) => (
              <li key={`${change.what} ${change.block}`}>
                {nameOf(change)}
                {isText(change) ? (
                  <div className={classes['texts']}>
                    <div data-side="first">{text(change.first)}</div>
                    <div data-side="second">{text(change.second)}</div>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};
