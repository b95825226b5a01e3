import { expect, test } from 'vitest';
import { buildPackage } from '#shared/qbr/build.ts';
import type { QbrFacts, QbrPackage } from '#shared/qbr/model.ts';
import { packageToSlides } from '#shared/qbr/present.ts';
import { completeSections, sectionKeys } from '#shared/qbr/sections.ts';
import { qbrFacts } from '#test/support/qbr-facts.ts';

const marker = 'MARKER-ours-alone';
const built = (facts: Partial<QbrFacts> = {}): QbrPackage => buildPackage(qbrFacts(facts));
const withText = (section: string, audience: 'internal' | 'shareable', only = false): QbrPackage => {
  const text = { key: 'own', kind: 'text' as const, source: null, metrics: [], audience, isOn: true, title: null, text: marker };
  return built({
    sections: completeSections([]).map((one) => (one.key === section ? { ...one, blocks: only ? [text] : [...one.blocks, text] } : one)),
  });
};
const audienceSees = (given: QbrPackage): string => JSON.stringify(packageToSlides(given, 'en').map(({ slide }) => slide));

test('has a slide or more for each section, in order, numbered', () => {
  const slides = packageToSlides(built(), 'en');
  // nothing is recorded of a plan, and nothing written: that is no slide for the partner
  expect([...new Set(slides.map(({ section }) => section))]).toEqual(sectionKeys.filter((key) => key !== 'plan'));
  expect(slides.map(({ slide }) => slide.number)).toEqual(slides.map((_, index) => index + 1));
  expect(slides.every(({ slide }) => slide.footer.includes('As of'))).toBe(true);
});

test('keeps an internal block from the audience and gives it to the presenter, beside its slide', () => {
  const given = withText('summary', 'internal');
  expect(audienceSees(given)).not.toContain(marker);
  const beside = packageToSlides(given, 'en').filter(({ internal }) => JSON.stringify(internal).includes(marker));
  expect(new Set(beside.map(({ section }) => section))).toEqual(new Set(['summary']));
  expect(audienceSees(withText('summary', 'shareable'))).toContain(marker);
});

test('has no slide for a section that is internal as a whole, and shows it beside the slide before', () => {
  const slides = packageToSlides(withText('scorecard', 'internal', true), 'en');
  expect(slides.some(({ section }) => section === 'scorecard')).toBe(false);
  expect(slides.find(({ internal }) => internal.length > 0)).toMatchObject({ section: 'summary', internal: [{ title: 'Scorecard' }] });
});

test("never gives the speaker's notes to the audience", () => {
  const slides = packageToSlides(built(), 'en');
  const notes = slides[3]?.notes ?? '';
  expect(notes.length).toBeGreaterThan(20);
  expect(JSON.stringify(slides.map(({ slide }) => slide))).not.toContain(notes.split('\n')[0]);
});
