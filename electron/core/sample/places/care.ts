import { addMonths } from '#shared/domain/dates.ts';
import { type Day, historyDays } from '../calendar.ts';
import { type Here, happenings, qualityOf } from '../here.ts';

const subjects = [
  'Licence key is refused',
  'Invoice does not match the order',
  'Upgrade stops halfway',
  'Slow on Mondays',
  'Access for a new colleague',
  'Question on the price list',
  'Restore of one mailbox',
] as const;
const severities = ['low', 'medium', 'medium', 'high', 'critical'] as const;
const targets = { low: 1440, medium: 480, high: 120, critical: 30 } as const;

/** Support cases with the minutes until somebody answered; MSPs, who run things around the clock, have most. */
export const plantSupport = (here: Here): void => {
  const { random, story } = here;
  const perQuarter = (story.type === 'MSP' ? 2.4 : 0.7) * (0.4 + qualityOf(story));
  for (const day of happenings(here, perQuarter, here.interest)) {
    const severity = random.pick(severities);
    const target = targets[severity];
    const isLate = random.chance(0.12);
    const isAnswered = day > 0 || random.chance(0.5);
    const resolved = day - random.between(0, 12);
    here.add('support_case', {
      external_id: null,
      subject: random.pick(subjects),
      severity,
      opened_on: here.on(day),
      target_minutes: target,
      first_response_minutes: isAnswered ? Math.max(1, Math.round(target * (isLate ? 1 + random.next() * 2 : random.next()))) : null,
      resolved_on: isAnswered && resolved >= 0 && random.chance(0.96) ? here.on(resolved) : null,
      escalated_to_id: severity === 'critical' ? here.owner.id : null,
    });
  }
};

/** The papers that the program asks for, most of them in order. */
export const plantCompliance = (here: Here): void => {
  const { random, story, enrolled, ground } = here;
  if (enrolled === null) return;
  for (const [requirement, months] of ground.program.requirements) {
    const length = (months ?? 24) * 30;
    const isGood = random.chance(0.6 + 0.36 * qualityOf(story));
    // a good partner renews before the last quarter of a year begins
    const signed: Day = Math.min(enrolled, isGood ? random.between(0, length - 100) : random.between(length - 60, length + 90));
    if (enrolled < 20 || (!isGood && random.chance(0.3))) {
      here.add('compliance_document', {
        external_id: null,
        requirement,
        state: enrolled < 20 ? 'submitted' : 'missing',
        submitted_on: enrolled < 20 ? here.on(Math.floor(enrolled / 2)) : null,
      });
      continue;
    }
    const from = here.on(signed);
    here.add('compliance_document', {
      external_id: null,
      requirement,
      state: 'valid',
      submitted_on: here.on(Math.min(enrolled, signed + random.between(0, 6))),
      valid_from: from,
      valid_to: months === null ? null : addMonths(from, months),
      evidence: 'Signed copy on file',
    });
  }
};

const stageBefore: Record<string, string> = {
  ENROLLED_INACTIVE: 'PROSPECTIVE',
  ACTIVE_STANDARD: 'ENROLLED_INACTIVE',
  HIGH_PERFORMING: 'ACTIVE_STANDARD',
  STRATEGIC: 'HIGH_PERFORMING',
  LAPSED: 'ACTIVE_STANDARD',
  TERMINATED: 'LAPSED',
};
const tierBefore: Record<string, string> = { PLATINUM: 'GOLD', GOLD: 'SILVER', SILVER: 'REGISTERED' };

/** How stage, tier and owner came to be what they are. */
export const plantChanges = (here: Here): void => {
  const { random, story, enrolled, ground } = here;
  if (enrolled === null) return;
  const between = (least: Day): Day => random.between(least, Math.max(least, Math.min(enrolled, historyDays) - 10));
  const before = stageBefore[story.network];
  const stageDay =
    story.network === 'ENROLLED_INACTIVE' ? enrolled : story.course === 'ended' ? Math.max(5, (story.endedAt ?? 310) - 100) : between(20);
  if (before)
    here.add('partner_change', {
      external_id: null,
      kind: 'network_stage',
      value_from: before,
      value_to: story.network,
      changed_on: here.on(Math.min(stageDay, enrolled)),
      reason: null,
    });
  const lower = tierBefore[story.tier];
  if (lower && story.course !== 'none' && random.chance(0.6))
    here.add('partner_change', {
      external_id: null,
      kind: 'tier',
      value_from: lower,
      value_to: story.tier,
      changed_on: here.on(between(15)),
      reason: 'Reached the threshold of the tier.',
    });
  if (random.chance(0.3) && enrolled > 120)
    here.add('partner_change', {
      external_id: null,
      kind: 'owner',
      value_from: random.pick(ground.owners).name,
      value_to: here.owner.name,
      changed_on: here.on(between(10)),
      reason: 'Portfolios were cut anew.',
    });
};
