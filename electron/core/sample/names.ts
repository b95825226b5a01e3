import type { PersonRole } from '#core/db/schema.ts';

/** Fictional people of the vendor. Managers come before those whom they lead; `manager` is a place in this list. */
export const people: ReadonlyArray<{ name: string; role: PersonRole; team: 0 | 1; manager: number | null }> = [
  { name: 'Philippa Underhill', role: 'manager', team: 0, manager: null },
  { name: 'Emeric Sandoval-Wick', role: 'manager', team: 1, manager: null },
  { name: 'Marigold Fenn', role: 'cam', team: 0, manager: 0 },
  { name: 'Ansgar Lindenblatt', role: 'cam', team: 1, manager: 1 },
  { name: 'Tobias Merriweather', role: 'cam', team: 0, manager: 0 },
  { name: 'Theodora Kestrel', role: 'cam', team: 1, manager: 1 },
  { name: 'Jasper Hollins', role: 'cam', team: 0, manager: 0 },
  { name: 'Verity Oakhanger', role: 'cam', team: 0, manager: 0 },
  { name: 'Caspian Rowe', role: 'field_rep', team: 0, manager: 0 },
  { name: 'Edda Morgenthal', role: 'channel_ops', team: 1, manager: 1 },
];
/** The place of the first channel account manager in the list of people; stories count from there. */
export const firstCam = 2;
export const teams = ['Channel West (sample)', 'Channel East (sample)'] as const;

/** Name, series, list price in major units of US dollars. */
export const products = [
  ['Beacon Suite', 'Beacon', 6400],
  ['Beacon Core', 'Beacon', 3900],
  ['Compass Team', 'Compass', 2400],
  ['Compass Solo', 'Compass', 640],
  ['Anchor Vault', 'Anchor', 5200],
  ['Anchor Watch', 'Anchor', 1800],
  ['Rigging Platform', 'Rigging', 7200],
] as const;

/** Two words make a customer that does not exist. */
export const customerFirst = [
  'Applecross',
  'Birchmere',
  'Candlewick',
  'Dovecote',
  'Elderflower',
  'Foxhollow',
  'Gooseberry',
  'Hazelcombe',
  'Inkwell',
  'Juniper Row',
  'Kingfisher',
  'Lavender Hill',
  'Millpond',
  'Nutmeg',
  'Orchard Lane',
  'Primrose',
  'Quince',
  'Rookery',
  'Sandpiper',
  'Teasel',
  'Umberlight',
  'Violet Hill',
  'Wheatfield',
  'Yarrow',
] as const;
export const customerLast = [
  'Bakeries',
  'Clinics',
  'Dairies',
  'Ferries',
  'Foods',
  'Foundry',
  'Gardens',
  'Glassworks',
  'Hotels',
  'Insurance',
  'Laboratories',
  'Libraries',
  'Logistics',
  'Mills',
  'Museums',
  'Pharmacies',
  'Printing',
  'Railways',
  'Schools',
  'Shipyard',
  'Textiles',
  'Theatres',
  'Tools',
  'Water',
] as const;

export const lossReasons = ['Price', 'No budget', 'Stayed with what they have', 'Another vendor', 'Project stopped'] as const;

/** Vendors that do not exist and compete with ours. */
export const rivals = ['Oxbow Digital Works', 'Pinhole Stack', 'Tangerine Ledgerworks', 'Umbrage Cloudhouse'] as const;

/** Promises that either side makes. */
export const vendorPromises = [
  ['Price list for the public sector', 'Sent to the whole sales team'],
  ['Two days of technical help on the first projects', 'Both days held'],
  ['Joint webinar: find a speaker and invite', 'At least 60 registrations'],
  ['Answer each registration within two working days', 'Median under two days'],
  ['Reference story with a customer of the partner', 'Published'],
  ['Demo licences for three sellers', 'In use'],
] as const;
export const partnerPromises = [
  ['Two sellers through the product course', 'Both certified'],
  ['List of ten target accounts with a name in each', 'List received'],
  ['Register each deal before the first offer', 'No late registration in the quarter'],
  ['Forecast by the fifth of each month', 'Three of three on time'],
  ['Name a technical lead for our products', 'Named'],
  ['Mailing to all customers on the older version', 'Sent'],
] as const;
