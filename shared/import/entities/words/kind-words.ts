/**
 * What files of a kind call its fields and values, beside the words of the window and the keys themselves. Headers as `headerKey` writes them, strongest first.
 * `files`: words of a file's name that speak for the kind. `number`: headers of the record's number in its source. `partner`: whose record it is, when not simply the partner.
 * `choices`: by field, then by key.
 */
export type KindWords = {
  files: readonly string[];
  number?: readonly string[];
  partner?: readonly string[];
  headers?: Readonly<Record<string, readonly string[]>>;
  choices?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

const dealHeaders = [
  'deal name',
  'deal id',
  'deal number',
  'opportunity',
  'opportunity id',
  'opportunity name',
  'opportunity number',
  'registration',
  'registration id',
  'registration number',
];

/** Headers by the key of a field, for every kind that has it. */
export const fieldHeaders: Readonly<Record<string, readonly string[]>> = {
  state: ['status', 'zustand'],
  dueOn: ['due date', 'due on', 'deadline', 'target date', 'faellig am'],
  startedOn: ['start date', 'date started'],
  startsOn: ['start date', 'starts on', 'start', 'from'],
  endsOn: ['end date', 'ends on', 'end', 'until'],
  completedOn: ['completion date', 'date completed', 'finished on', 'finish date'],
  doneOn: ['completed', 'completed on', 'completion date', 'date completed', 'done date', 'finished on'],
  submittedOn: ['submission date', 'date submitted', 'submitted date', 'created on', 'created date', 'created', 'date'],
  decidedOn: ['decision date', 'approved on', 'approval date', 'date approved'],
  closedOn: ['close date', 'closed date', 'date closed'],
  resolvedOn: ['resolved date', 'resolution date', 'date resolved', 'closed on', 'closed date'],
  deployedOn: ['deployed', 'deployment date', 'launch date', 'launched on', 'went live on', 'go live date'],
  fromOn: ['from date', 'period start', 'start date', 'starts on', 'valid from', 'period from'],
  toOn: ['to date', 'period end', 'end date', 'ends on', 'valid until', 'valid to', 'period to', 'until'],
  reason: ['decision reason', 'rejection reason', 'why'],
  evidence: ['proof', 'attachment'],
  customer: ['customer name', 'end customer', 'end user', 'client', 'client name', 'kunde'],
  product: ['product name', 'item', 'sku', 'solution', 'article', 'produkt'],
  deal: dealHeaders,
  campaign: ['campaign name', 'campaign id'],
  contact: ['contact name', 'full name', 'employee', 'participant', 'email', 'e mail', 'email address'],
  side: ['responsible side', 'owner side', 'responsibility', 'party'],
  amount: ['value', 'total', 'total amount', 'betrag'],
};

/** Words by the key of a choice, for every field that has it. */
export const choiceWords: Readonly<Record<string, readonly string[]>> = {
  not_started: ['new', 'to do', 'todo', 'not begun', 'assigned'],
  in_progress: ['started', 'ongoing', 'doing', 'in arbeit'],
  running: ['in progress', 'active', 'ongoing', 'started'],
  completed: ['complete', 'done', 'finished', 'abgeschlossen'],
  pending: ['open', 'not started', 'to do', 'todo', 'planned'],
  done: ['complete', 'completed', 'finished', 'erledigt'],
  waived: ['skipped', 'not applicable', 'n/a'],
  stalled: ['blocked', 'on hold', 'stuck'],
  approved: ['accepted', 'granted', 'genehmigt'],
  accepted: ['approved', 'confirmed'],
  rejected: ['declined', 'denied', 'refused', 'abgelehnt'],
  submitted: ['new', 'received', 'sent', 'eingereicht'],
  paid: ['reimbursed', 'settled', 'paid out', 'bezahlt'],
  cancelled: ['canceled', 'terminated', 'dropped', 'storniert'],
  expired: ['lapsed', 'timed out', 'abgelaufen'],
  active: ['live', 'running', 'current', 'in force', 'aktiv'],
  ended: ['finished', 'closed', 'completed', 'over'],
  open: ['active', 'in progress', 'offen'],
  won: ['closed won', 'win', 'gewonnen'],
  lost: ['closed lost', 'loss', 'verloren'],
  low: ['p4', 'sev4', 'minor', 'niedrig', 'green'],
  medium: ['p3', 'sev3', 'normal', 'moderate', 'mittel', 'amber', 'yellow'],
  high: ['p2', 'sev2', 'major', 'hoch', 'red'],
  critical: ['p1', 'sev1', 'urgent', 'blocker', 'kritisch'],
  email: ['e mail', 'mailing', 'newsletter', 'mail'],
  event: ['trade show', 'roadshow', 'webinar', 'seminar', 'conference', 'messe'],
  digital: ['online', 'display', 'paid search', 'ads', 'advertising', 'sem'],
  social: ['social media', 'linkedin'],
  training: ['course', 'enablement', 'schulung'],
  vendor: ['us', 'we', 'our side', 'internal', 'ours', 'cam'],
  partner: ['them', 'their side', 'theirs', 'reseller'],
  other: ['misc', 'miscellaneous', 'sonstiges'],
  draft: ['entwurf'],
};
