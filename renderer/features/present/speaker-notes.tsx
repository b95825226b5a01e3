import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PresentedSlide } from '#shared/qbr/present.ts';
import { SlideBlock } from './slide-block.tsx';
import classes from './present.module.css';

/** Internal tables are set for the pane in which they stand, in points. */
const paneWidth = 440;

/** What to say, and what the partner does not see. */
export const SpeakerNotes = ({ current: { notes, internal, slide } }: { current: PresentedSlide }) => {
  const { t } = useTranslation();
  return (
    // a pane that scrolls takes the focus, so that the keyboard reaches its end
    <section className={classes['notes']} aria-label={t(($) => $.present.notes)} tabIndex={0} key={slide.key}>
      {internal.map(({ title, blocks }, index) => (
        <div key={`${index}-${title}`} className={classes['internal']}>
          <h2>
            <IconLock size={14} aria-hidden />
            {t(($) => $.present.internal)}
          </h2>
          {blocks.map((block, at) => (
            <SlideBlock key={`${at}-${block.kind}`} block={block} width={paneWidth} language={slide.language} isRoomy={false} />
          ))}
        </div>
      ))}
      <h2>{t(($) => $.present.notes)}</h2>
      {notes.split('\n').map((line, index) => (
        <p key={`${index}-${line}`}>{line}</p>
      ))}
    </section>
  );
};
