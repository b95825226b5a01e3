/** The words for each kind of record of this place and its fields. */
export const enablementRecordTexts = {
  training: {
    one: 'Training',
    many: 'Training',
    fields: {
      contact: 'Person',
      course: 'Course',
      productLine: 'Product line',
      assignedOn: 'Assigned',
      dueOn: 'Due',
      startedOn: 'Started',
      completedOn: 'Completed',
      score: 'Score',
    },
  },
  certificate: {
    one: 'Certificate',
    many: 'Certificates',
    fields: {
      definition: 'Certificate',
      contact: 'Holder',
      state: 'State',
      startedOn: 'Started',
      lastProgressOn: 'Last progress',
      attempts: 'Attempts',
      achievedOn: 'Achieved',
      expiresOn: 'Expires',
    },
  },
  portal_usage: {
    one: 'Portal use',
    many: 'Portal use',
    fields: { usedOn: 'Week from', sessions: 'Sessions', users: 'People' },
  },
  activity: {
    one: 'Other activity',
    many: 'Other activity',
    fields: { kind: 'Kind', happenedOn: 'Date', contact: 'Person', detail: 'Detail', quantity: 'Quantity' },
  },
} as const;
