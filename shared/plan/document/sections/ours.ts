import { commentaryBlock } from '#shared/documents/commentary.ts';
import type { Section, TableBlock } from '#shared/documents/model.ts';
import type { PaperContext } from '../paper.ts';
import { dateValue, textValue } from '../values.ts';

type Place = Pick<PaperContext, 'paper' | 'say'>;

const objectiveNotes = ({ paper, say }: Place): TableBlock => ({
  kind: 'table',
  heading: say('objectiveNotes'),
  columns: [
    { key: 'objective', label: say('objective'), kind: 'text' },
    { key: 'note', label: say('noteText'), kind: 'text' },
  ],
  rows: paper.plan.content.objectives
    .filter(({ note }) => note.trim() !== '')
    .map(({ title, note }) => ({ cells: [textValue(title), textValue(note)] })),
  empty: say('noComments'),
});

const commentsTable = ({ paper, say }: Place): TableBlock => {
  const { content, comments } = paper.plan;
  const items = [...content.objectives, ...content.initiatives, ...content.milestones, ...content.investments];
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  return {
    kind: 'table',
    heading: say('comments'),
    columns: [
      { key: 'date', label: say('commentDate'), kind: 'date' },
      { key: 'by', label: say('commentBy'), kind: 'text' },
      { key: 'on', label: say('commentOn'), kind: 'text' },
      { key: 'text', label: say('commentText'), kind: 'text' },
    ],
    rows: comments.map(({ writtenOn, author, subjectId, text }) => ({
      cells: [
        dateValue(writtenOn),
        textValue(author),
        textValue(subjectId === null ? say('wholePlan') : (titles.get(subjectId) ?? '')),
        textValue(text),
      ],
    })),
    empty: say('noComments'),
  };
};

/** What we say among ourselves; null when there is nothing. The partner's copy has none of it to begin with. */
export const oursSection = (place: Place): Section | null => {
  const { say, paper } = place;
  const { note, closing } = paper.plan;
  const texts = [commentaryBlock(closing, say('closing')), commentaryBlock(note, say('ourNote'))].filter((block) => block !== null);
  const tables = [objectiveNotes(place), commentsTable(place)].filter(({ rows }) => rows.length > 0);
  const blocks = [...texts, ...tables];
  return blocks.length === 0 ? null : { key: 'ours', title: say('section.comments'), layout: 'stack', notes: null, blocks };
};
