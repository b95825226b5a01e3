import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackageSection } from '#shared/qbr/model.ts';
import { partnerCopy } from '#shared/qbr/partner-copy.ts';
import { BlockView } from './block-view.tsx';
import blocks from './blocks.module.css';
import type { Review } from './editor.tsx';
import classes from './editor.module.css';

/** A section as it stands in the partner's copy: what is internal or switched off is not there, and one line says how much that is. */
export const PartnerSection = ({ review, section }: { review: Review; section: PackageSection }) => {
  const { t } = useTranslation();
  const isInternal = section.blocks.filter(({ audience, isOn }) => isOn && audience === 'internal').length;
  const { copy } = useMemo(() => partnerCopy(review.package), [review.package]);
  const shown = copy.sections.find(({ key }) => key === section.key);
  const content = (shown?.blocks ?? []).flatMap((block) => block.content.map((one, index) => ({ key: `${block.key} ${index}`, one })));
  return (
    <>
      <p className={blocks['missing']}>{t(($) => $.qbr.editor.partnerViewHides, { count: isInternal })}</p>
      <div className={classes['view']}>
        {content.length === 0 ? <p className={blocks['missing']}>{t(($) => $.qbr.editor.notForPartner)}</p> : null}
        {content.map(({ key, one }) => (
          <BlockView key={key} block={one} built={copy} />
        ))}
      </div>
    </>
  );
};
