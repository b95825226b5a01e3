/** The words for each kind of record of this place and its fields. */
export const careRecordTexts = {
  support_case: {
    one: 'Support case',
    many: 'Support cases',
    fields: {
      subject: 'Subject',
      severity: 'Severity',
      openedOn: 'Opened',
      targetMinutes: 'Target, minutes',
      firstResponseMinutes: 'First response, minutes',
      resolvedOn: 'Resolved',
      escalatedTo: 'Escalated to',
    },
  },
  compliance_document: {
    one: 'Compliance document',
    many: 'Compliance documents',
    fields: {
      requirement: 'Requirement',
      state: 'State',
      submittedOn: 'Submitted',
      validFrom: 'Valid from',
      validTo: 'Valid to',
      evidence: 'Evidence',
    },
  },
  interaction: {
    one: 'Interaction',
    many: 'Interactions',
    fields: {
      kind: 'Kind',
      heldOn: 'Date',
      minutes: 'Minutes',
      place: 'Place',
      participants: 'Participants',
      summary: 'Summary',
      topics: 'Topics',
      nextStep: 'Next step',
      author: 'Author',
    },
  },
  sponsorship: {
    one: 'Executive sponsor',
    many: 'Executive sponsors',
    fields: {
      vendorExecutive: 'Our executive',
      partnerExecutive: 'Their executive',
      cadenceDays: 'Every, days',
      lastContactOn: 'Last contact',
      nextContactOn: 'Next contact',
    },
  },
  partner_change: {
    one: 'Stage, tier or owner change',
    many: 'Stage, tier and owner changes',
    fields: { kind: 'What changed', valueFrom: 'From', valueTo: 'To', changedOn: 'Changed', reason: 'Reason' },
  },
} as const;
