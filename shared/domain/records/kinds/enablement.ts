import { recordKind, recordField } from '../record-kind.ts';

export const trainingKind = recordKind('training', 'enablement', {
  title: 'course',
  date: 'completedOn',
  knownBy: ['contact', 'course', 'completedOn'],
  settledBy: 'completedOn',
  fields: [
    recordField('contact', 'contact', 'contact_id'),
    recordField('course', 'text', 'course', { required: true }),
    recordField('productLine', 'text', 'product_line'),
    recordField('assignedOn', 'date', 'assigned_on'),
    recordField('dueOn', 'date', 'due_on'),
    recordField('startedOn', 'date', 'started_on'),
    recordField('completedOn', 'date', 'completed_on'),
    recordField('score', 'whole', 'score'),
  ],
  events: [{ key: 'module_completed', column: 'completed_on' }],
});
export const certificateKind = recordKind('certificate', 'enablement', {
  title: 'definition',
  date: 'expiresOn',
  knownBy: ['definition', 'contact', 'achievedOn'],
  settledBy: 'achievedOn',
  fields: [
    recordField('definition', 'program', 'definition', { required: true, list: 'certificate_definition' }),
    recordField('contact', 'contact', 'contact_id'),
    recordField('state', 'choice', 'state', { required: true, choices: ['not_started', 'in_progress', 'certified', 'revoked'] }),
    recordField('startedOn', 'date', 'started_on'),
    recordField('lastProgressOn', 'date', 'last_progress_on'),
    recordField('attempts', 'whole', 'attempts'),
    recordField('achievedOn', 'date', 'achieved_on'),
    recordField('expiresOn', 'date', 'expires_on'),
  ],
  events: [{ key: 'certificate_gained', column: 'achieved_on' }],
});
export const portalUsageKind = recordKind('portal_usage', 'enablement', {
  title: null,
  date: 'usedOn',
  knownBy: ['usedOn'],
  fields: [
    recordField('usedOn', 'date', 'used_on', { required: true }),
    recordField('sessions', 'whole', 'sessions', { required: true }),
    recordField('users', 'whole', 'users'),
  ],
  events: [{ key: 'portal_session', column: 'used_on', quantity: 'sessions' }],
});
export const activityKind = recordKind('activity', 'enablement', {
  title: 'kind',
  date: 'happenedOn',
  knownBy: ['kind', 'happenedOn', 'detail'],
  fields: [
    recordField('kind', 'choice', 'kind', {
      required: true,
      choices: ['content_opened', 'event_attended', 'email_opened', 'community_post', 'other'],
    }),
    recordField('happenedOn', 'date', 'happened_on', { required: true }),
    recordField('contact', 'contact', 'contact_id'),
    recordField('detail', 'text', 'detail'),
    recordField('quantity', 'whole', 'quantity'),
  ],
  events: [{ key: 'engagement', column: 'happened_on' }],
});
