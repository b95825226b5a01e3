import type { KindWords } from './kind-words.ts';

/** Support tools, document stores, the log of meetings and calls, sponsors, and what changed about a partner. */
export const careWords = {
  support_case: {
    files: ['support cases', 'support case', 'cases', 'tickets', 'support', 'incidents'],
    number: ['case id', 'case number', 'ticket id', 'ticket number', 'ticket', 'incident id', 'case no'],
    headers: {
      subject: ['case subject', 'ticket subject', 'case title', 'issue', 'betreff'],
      severity: ['priority', 'case severity', 'ticket priority', 'urgency', 'prioritaet'],
      openedOn: ['opened on', 'open date', 'date opened', 'case opened', 'created on', 'created', 'created date'],
      targetMinutes: ['sla minutes', 'response target', 'target response minutes', 'sla target minutes'],
      firstResponseMinutes: [
        'response minutes',
        'first response time',
        'first reply minutes',
        'response time minutes',
        'minutes to first response',
      ],
      resolvedOn: ['solved on', 'solved date'],
      escalatedTo: ['escalation', 'escalated', 'escalation owner'],
    },
  },
  compliance_document: {
    files: ['compliance', 'compliance documents', 'compliance document', 'documents', 'agreements', 'due diligence'],
    number: ['document id', 'document number'],
    headers: {
      requirement: ['document', 'document type', 'document name', 'compliance requirement', 'agreement', 'policy', 'declaration'],
      state: ['compliance status', 'document status'],
      submittedOn: ['submitted on', 'uploaded on', 'signed on', 'date signed', 'signed'],
      validFrom: ['effective from', 'effective date', 'issued on', 'gueltig ab'],
      validTo: ['valid until', 'expires', 'expires on', 'expiry date', 'expiration date', 'expiry', 'renew by', 'gueltig bis'],
      evidence: ['file', 'file name', 'link', 'document link'],
    },
    choices: {
      state: {
        missing: ['outstanding', 'open', 'required', 'not submitted'],
        submitted: ['under review', 'in review', 'pending'],
        valid: ['signed', 'current', 'complete', 'approved', 'ok', 'expired'],
        rejected: ['invalid'],
      },
    },
  },
  interaction: {
    files: ['interactions', 'interaction', 'meetings', 'calls', 'touchpoints', 'touch points', 'visits', 'crm activities', 'meeting log'],
    headers: {
      kind: ['interaction type', 'interaction', 'meeting type', 'touch type', 'activity type', 'contact type', 'type', 'art'],
      heldOn: ['held on', 'meeting date', 'call date', 'interaction date', 'datum'],
      minutes: ['duration', 'duration minutes', 'duration min', 'dauer'],
      place: ['location', 'venue', 'where', 'ort'],
      participants: ['attendees', 'present', 'with', 'teilnehmer'],
      summary: ['meeting notes', 'notes', 'subject', 'description', 'what was said', 'call notes', 'zusammenfassung'],
      topics: ['agenda', 'tags', 'themes'],
      nextStep: ['next steps', 'follow up', 'next action', 'actions'],
      author: ['logged by', 'written by', 'organizer', 'organiser', 'owner', 'cam'],
    },
    choices: {
      kind: {
        meeting: ['review', 'qbr', 'online meeting', 'video call', 'besprechung', 'termin'],
        call: ['phone', 'phone call', 'telephone', 'anruf', 'telefonat'],
        visit: ['site visit', 'on site', 'onsite', 'besuch'],
        coaching: ['coaching session', 'joint selling'],
        executive: ['executive meeting', 'exec meeting', 'executive sponsor meeting'],
        ticket: ['support ticket', 'case'],
        note: ['memo', 'notiz'],
      },
    },
  },
  sponsorship: {
    files: ['executive sponsors', 'sponsors', 'sponsorship', 'sponsorships', 'exec sponsors'],
    headers: {
      vendorExecutive: ['executive sponsor', 'vendor executive', 'vendor sponsor', 'sponsor', 'our sponsor', 'exec sponsor'],
      partnerExecutive: ['partner executive', 'partner sponsor', 'their sponsor', 'partner exec'],
      cadenceDays: ['cadence', 'cadence days', 'contact every days', 'frequency days'],
      lastContactOn: ['last contact on', 'last contacted', 'last touch', 'last executive contact'],
      nextContactOn: ['next contact on', 'next touch', 'next executive contact', 'next contact due'],
    },
  },
  partner_change: {
    files: [
      'partner changes',
      'stage tier and owner changes',
      'tier history',
      'partner history',
      'assignment history',
      'tier changes',
      'owner changes',
    ],
    headers: {
      kind: ['change', 'change type', 'attribute', 'field changed', 'field', 'what'],
      valueFrom: ['old value', 'from value', 'previous value', 'before', 'old'],
      valueTo: ['new value', 'to value', 'after', 'new'],
      changedOn: ['changed on', 'change date', 'effective date', 'date changed', 'edit date'],
      reason: ['reason for change', 'change reason', 'comment'],
    },
    choices: {
      kind: {
        network_stage: ['network'],
        lifecycle_stage: ['lifecycle', 'partner lifecycle'],
        tier: ['partner tier', 'level'],
        owner: ['cam', 'account owner', 'partner manager', 'assignment'],
        segment: ['investment segment'],
        coverage: ['coverage model', 'coverage tier'],
      },
    },
  },
} as const satisfies Record<string, KindWords>;
