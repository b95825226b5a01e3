/** Headers that several entities share. */
export const emailHeaders = ['email', 'e mail', 'email address', 'mail'];
export const noteHeaders = ['note', 'notes', 'comment', 'comments', 'remark', 'remarks'];
export const currencyHeaders = ['currency', 'currency code', 'iso currency', 'waehrung'];
export const ownerHeaders = [
  'owner',
  'account owner',
  'account manager',
  'channel account manager',
  'cam',
  'partner manager',
  'sales agent',
  'sales rep',
  'sales representative',
  'rep',
  'agent',
  'opportunity owner',
  'deal owner',
  'owner name',
  'assigned to',
  'salesperson',
];
export const partnerHeaders = [
  'partner',
  'partner name',
  'partner account',
  'reseller',
  'reseller name',
  'channel partner',
  'account',
  'account name',
  'company',
  'company name',
  'organisation',
  'organization',
  'firma',
  'partner organisation',
  'partner organization',
];
