import { recordKind, recordField } from '../record-kind.ts';

export const supportCaseKind = recordKind('support_case', 'care', {
  title: 'subject',
  date: 'openedOn',
  knownBy: ['subject', 'openedOn'],
  fields: [
    recordField('subject', 'text', 'subject', { required: true }),
    recordField('severity', 'choice', 'severity', { required: true, choices: ['low', 'medium', 'high', 'critical'] }),
    recordField('openedOn', 'date', 'opened_on', { required: true }),
    recordField('targetMinutes', 'whole', 'target_minutes'),
    recordField('firstResponseMinutes', 'whole', 'first_response_minutes'),
    recordField('resolvedOn', 'date', 'resolved_on'),
    recordField('escalatedTo', 'person', 'escalated_to_id'),
  ],
  events: [{ key: 'case_opened', column: 'opened_on' }],
});
export const complianceDocumentKind = recordKind('compliance_document', 'care', {
  title: 'requirement',
  date: 'validTo',
  knownBy: ['requirement', 'validFrom'],
  fields: [
    recordField('requirement', 'program', 'requirement', { required: true, list: 'compliance_requirement' }),
    recordField('state', 'choice', 'state', { required: true, choices: ['missing', 'submitted', 'valid', 'rejected'] }),
    recordField('submittedOn', 'date', 'submitted_on'),
    recordField('validFrom', 'date', 'valid_from'),
    recordField('validTo', 'date', 'valid_to'),
    recordField('evidence', 'text', 'evidence'),
  ],
});
export const interactionKind = recordKind('interaction', 'care', {
  title: 'summary',
  date: 'heldOn',
  knownBy: ['kind', 'heldOn', 'summary'],
  fields: [
    recordField('kind', 'choice', 'kind', {
      required: true,
      choices: ['meeting', 'call', 'email', 'visit', 'event', 'coaching', 'executive', 'ticket', 'note'],
    }),
    recordField('heldOn', 'date', 'held_on', { required: true }),
    recordField('minutes', 'whole', 'minutes'),
    recordField('place', 'text', 'place'),
    recordField('participants', 'text', 'participants'),
    recordField('summary', 'long', 'summary', { required: true }),
    recordField('topics', 'text', 'topics'),
    recordField('nextStep', 'text', 'next_step'),
    recordField('author', 'person', 'author_id'),
  ],
  events: [
    {
      key: 'interaction',
      column: 'held_on',
      where: { column: 'kind', in: ['meeting', 'call', 'email', 'visit', 'event', 'coaching', 'executive', 'ticket'] },
    },
  ],
});
export const sponsorshipKind = recordKind('sponsorship', 'care', {
  title: 'vendorExecutive',
  date: 'nextContactOn',
  knownBy: ['vendorExecutive'],
  fields: [
    recordField('vendorExecutive', 'text', 'vendor_executive', { required: true }),
    recordField('partnerExecutive', 'text', 'partner_executive'),
    recordField('cadenceDays', 'whole', 'cadence_days'),
    recordField('lastContactOn', 'date', 'last_contact_on'),
    recordField('nextContactOn', 'date', 'next_contact_on'),
  ],
});
export const partnerChangeKind = recordKind('partner_change', 'care', {
  title: 'kind',
  date: 'changedOn',
  knownBy: ['kind', 'changedOn'],
  fields: [
    recordField('kind', 'choice', 'kind', {
      required: true,
      choices: ['network_stage', 'lifecycle_stage', 'tier', 'owner', 'segment', 'coverage'],
    }),
    recordField('valueFrom', 'text', 'value_from'),
    recordField('valueTo', 'text', 'value_to'),
    recordField('changedOn', 'date', 'changed_on', { required: true }),
    recordField('reason', 'long', 'reason'),
  ],
});
