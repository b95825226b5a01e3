import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/domain/dates.ts';
import { buildPackage } from '#shared/qbr/build.ts';
import { packageToDocument } from '#shared/qbr/document.ts';
import type { QbrFacts } from '#shared/qbr/model.ts';
import { movedFigures } from '#shared/qbr/moved.ts';
import { figuresOf, qbrFacts } from '#test/support/qbr-facts.ts';

/** The invariants of domain 7.3 that are about packages, by their numbers. */
const paper = { language: 'en', pageSize: 'A4', createdAt: '2018-01-02T08:00:00.000Z', audience: 'internal' } as const;
const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays('2017-01-01', days));
const commitment = fc
  .record({
    side: fc.constantFrom('vendor' as const, 'partner' as const),
    state: fc.constantFrom('open' as const, 'met' as const, 'missed' as const),
    dueOn: fc.option(day, { nil: null }),
    description: fc.string({ minLength: 1 }),
  })
  .map((one): QbrFacts['commitments'][number] => ({
    ...one,
    id: one.side,
    partnerId: 'p',
    kind: 'commitment',
    evidence: null,
    replacesId: null,
    originKind: 'qbr',
    originId: null,
    measure: null,
    owner: null,
    madeOn: '2017-01-01',
    reason: null,
    closedOn: one.state === 'open' ? null : '2017-11-01',
    overdue: false,
  }));

test('7: the package shows the commitments of both sides or of none, each under its own side', () => {
  fc.assert(
    fc.property(fc.array(commitment, { maxLength: 8 }), (commitments) => {
      const document = packageToDocument(buildPackage(qbrFacts({ commitments })), paper);
      const blocks = document.sections.find(({ key }) => key === 'commitments')?.blocks ?? [];
      const rows = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.length] : []));
      const count = (side: string) => commitments.filter((one) => one.side === side).length;
      // a slide holds five of a side and says how many more there are
      const shown = (side: string) => Math.min(5, count(side));
      expect(rows).toEqual(commitments.length === 0 ? [] : [shown('vendor'), shown('partner')]);
      expect(JSON.stringify(blocks).includes(' more commitment')).toBe(Math.max(count('vendor'), count('partner')) > 5);
    }),
  );
});

test('13: a package states the day of its data, and every figure that has moved since is told', () => {
  fc.assert(
    fc.property(day, fc.nat(20), fc.nat(20), (asOf, then, now) => {
      const at = (wonCount: number) => buildPackage(qbrFacts({ asOf, figures: { ...qbrFacts().figures, now: figuresOf({ wonCount }) } }));
      const [frozen, live] = [at(then), at(now)];
      expect(packageToDocument(frozen, paper).asOf).toBe(asOf);
      const moved = movedFigures(frozen, live).find(({ key }) => key === '2017-Q4/wonCount');
      if (then === now) expect(moved).toBeUndefined();
      else expect(moved).toMatchObject({ from: then, to: now });
    }),
  );
});
