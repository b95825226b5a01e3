import { entityDef, field } from '../entity.ts';
import { emailHeaders, noteHeaders, partnerHeaders } from './common-headers.ts';

/** These have no number of a source; the app's own files tell them apart by the id that this store gave them. */
const recordId = field('recordId', 'text', null, ['quarterdeck number'], { weight: 0.5 });

export const contact = entityDef(
  'contact',
  ['contact', 'contacts'],
  [
    field('partner', 'reference', 'partner_id', partnerHeaders, { refers: 'partner', required: true }),
    field('name', 'text', 'name', ['contact', 'contact name', 'full name', 'name', 'person'], { required: true, weight: 1.5 }),
    field('role', 'text', 'role', ['role', 'job title', 'title', 'position', 'function']),
    field('email', 'text', 'email', emailHeaders, { weight: 2 }),
    field('phone', 'text', 'phone', ['phone', 'telephone', 'phone number', 'mobile', 'tel', 'telefon'], { weight: 3 }),
    field('isExecutiveSponsor', 'flag', 'is_executive_sponsor', ['executive sponsor', 'is executive sponsor', 'sponsor', 'exec sponsor'], {
      weight: 3,
    }),
    field('note', 'text', 'note', noteHeaders),
    recordId,
  ],
);

const sides = new Map([
  ['vendor', ['us', 'we', 'our side', 'internal', 'ours']],
  ['partner', ['them', 'their side', 'theirs', 'reseller']],
]);
const commitmentStates = new Map([
  ['open', ['new', 'pending', 'to do', 'todo', 'not started']],
  ['in_progress', ['in progress', 'started', 'ongoing', 'doing']],
  ['met', ['done', 'kept', 'complete', 'completed', 'fulfilled', 'closed']],
  ['missed', ['broken', 'not met', 'failed', 'overdue']],
  ['renegotiated', ['changed', 'moved']],
  ['cancelled', ['canceled', 'dropped', 'withdrawn']],
]);

const commitmentKinds = new Map([
  ['commitment', ['promise']],
  ['action', ['action item', 'task', 'to do', 'todo']],
]);

export const commitment = entityDef(
  'commitment',
  ['commitment', 'commitments', 'actions', 'promises'],
  [
    field('partner', 'reference', 'partner_id', partnerHeaders, { refers: 'partner', required: true }),
    field('side', 'choice', 'side', ['side', 'whose', 'committed by', 'party'], { choices: sides, required: true, weight: 3 }),
    field('description', 'text', 'description', ['commitment', 'description', 'action', 'promise', 'what', 'text'], {
      required: true,
      weight: 2,
    }),
    field('measure', 'text', 'measure', ['measure', 'measured by', 'success measure', 'metric'], { weight: 2 }),
    field('owner', 'text', 'owner', ['owner', 'owner name', 'responsible', 'who', 'assigned to']),
    field('madeOn', 'date', 'made_on', ['made on', 'agreed on', 'agreed', 'committed on', 'created on', 'created', 'date'], {
      required: true,
      weight: 2,
    }),
    field('dueOn', 'date', 'due_on', ['due on', 'due', 'due date', 'deadline', 'by when'], { weight: 3 }),
    field('state', 'choice', 'state', ['state', 'status'], { choices: commitmentStates }),
    field('reason', 'text', 'reason', ['reason', 'why', ...noteHeaders]),
    field('evidence', 'text', 'evidence', ['evidence', 'proof', 'shown by']),
    field('kind', 'choice', 'kind', ['commitment kind', 'commitment type', 'kind', 'type'], {
      choices: commitmentKinds,
      isByValues: true,
      weight: 0.5,
    }),
    field('closedOn', 'date', 'closed_on', ['closed on', 'done on', 'completed on', 'completed date']),
    recordId,
  ],
);
