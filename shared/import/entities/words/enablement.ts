import type { KindWords } from './kind-words.ts';

/** Exports of learning systems and of the partner portal. */
export const enablementWords = {
  training: {
    files: ['training', 'trainings', 'courses', 'course completions', 'learning', 'transcript', 'lms'],
    number: ['enrollment id', 'enrolment id', 'assignment id'],
    headers: {
      contact: ['learner', 'learner name', 'learner email', 'student', 'user', 'user name', 'trainee', 'attendee', 'teilnehmer'],
      course: ['course name', 'course title', 'module', 'module name', 'learning path', 'kurs'],
      productLine: ['curriculum', 'track', 'topic area'],
      assignedOn: ['assigned on', 'assigned date', 'date assigned', 'enrolled on', 'enrollment date'],
      completedOn: ['course completed', 'passed on'],
      score: ['result', 'grade', 'points', 'test score', 'final score', 'ergebnis'],
    },
  },
  certificate: {
    files: ['certificates', 'certificate', 'certifications', 'certification', 'zertifikate'],
    number: ['certificate id', 'certificate number', 'certificate no', 'credential id', 'certification id'],
    headers: {
      definition: ['certification', 'certificate name', 'certification name', 'credential', 'accreditation', 'exam', 'zertifikat'],
      contact: ['certified person', 'candidate', 'candidate name', 'certificate holder', 'person', 'learner', 'learner name', 'inhaber'],
      state: ['certification status', 'certificate status'],
      lastProgressOn: ['last activity', 'last progress on'],
      attempts: ['exam attempts', 'number of attempts', 'tries'],
      achievedOn: [
        'achieved on',
        'certified on',
        'certification date',
        'issued on',
        'issue date',
        'date earned',
        'earned on',
        'award date',
      ],
      expiresOn: ['expires on', 'expiry', 'expiry date', 'expiration', 'expiration date', 'valid until', 'valid to', 'gueltig bis'],
    },
    choices: {
      state: { certified: ['valid', 'active', 'passed', 'achieved', 'issued', 'earned', 'expired'], revoked: ['withdrawn', 'suspended'] },
    },
  },
  portal_usage: {
    files: ['portal use', 'portal usage', 'portal sessions', 'portal logins', 'logins', 'portal'],
    headers: {
      usedOn: ['week', 'week starting', 'week of', 'week start', 'used on', 'date', 'day', 'woche ab'],
      sessions: ['logins', 'portal logins', 'portal sessions', 'login count', 'visits', 'number of logins', 'anmeldungen'],
      users: ['unique users', 'active users', 'users', 'unique logins'],
    },
  },
  activity: {
    files: ['activity', 'activities', 'engagement', 'content engagement'],
    headers: {
      kind: ['activity', 'activity type', 'activity kind', 'engagement type', 'action type', 'event type'],
      happenedOn: ['activity date', 'happened on', 'occurred on', 'timestamp'],
      contact: ['user', 'user name'],
      detail: ['content', 'content title', 'asset viewed', 'description', 'subject'],
      quantity: ['count', 'times', 'number of times'],
    },
    choices: {
      kind: {
        content_opened: ['content view', 'content download', 'download', 'asset download', 'content opened', 'view'],
        event_attended: ['event', 'webinar attended', 'attended', 'event attendance'],
        email_opened: ['email open', 'open', 'mail opened'],
        community_post: ['post', 'forum post', 'community'],
      },
    },
  },
} as const satisfies Record<string, KindWords>;
