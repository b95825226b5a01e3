/** What can go wrong between a device and its server. Every sentence says what is safe; the code is stable. */
export const syncErrorTexts = {
  // the connection
  SYNC_NOT_CONNECTED: { message: 'This store is not connected to a server.', hint: 'Connect it in Settings, under Sync.' },
  SYNC_CONNECTED: { message: 'This store is connected to {server} already.', hint: 'Sign out first. What waits here stays here.' },
  SERVER_UNREACHABLE: {
    message: 'The server at {server} does not answer. Your work is saved on this device.',
    hint: 'Check the address and the network; a store that is signed in tries again by itself.',
  },
  SERVER_NOT_OURS: {
    message: 'What answers at {server} is not a Quarterdeck server. Nothing was sent.',
    hint: 'Check the address, or sign in to the network you are on.',
  },
  SERVER_CERTIFICATE: {
    message: 'The certificate of {server} is not valid: {detail}. Nothing was sent.',
    hint: 'Ask who runs the server; it cannot be skipped.',
  },
  SERVER_ANSWER: {
    message: 'The server gave an answer that was cut or not understood. Nothing was changed.',
    hint: 'It is tried again by itself; if it stays, send the log.',
  },
  SERVER_OLDER: {
    message: 'The server is older than this app. Everything stays on this device until it is updated.',
    hint: 'Ask who runs the server to update it.',
  },
  APP_OLDER: {
    message: 'This app is too old for the server. You can go on working; nothing is lost.',
    hint: 'Update Quarterdeck on this device.',
  },
  // who one is
  SIGN_IN_FAILED: { message: 'The e-mail address and password do not fit together.', hint: 'Check both and try again.' },
  SIGN_IN_AGAIN: { message: 'Your sign-in has ended. Everything you did is saved on this device.', hint: 'Sign in again to send it.' },
  SYNC_FORBIDDEN: { message: 'Your role does not allow this.', hint: 'Ask your administrator.' },
  DEVICE_REVOKED: {
    message: 'This device was signed out by an administrator. Its data stays, and nothing is sent.',
    hint: 'Sign in again, or ask your administrator.',
  },
  DEVICE_WIPED: { message: 'An administrator ordered that this device give up its data.', hint: 'Ask your administrator.' },
  MEMBER_INACTIVE: {
    message: 'Your account was deactivated. Unsent work is kept on this device and, once it has reached the server, for your manager.',
    hint: 'Ask your manager to release it.',
  },
  // one operation
  SYNC_NOT_YOURS: {
    message: 'This partner is no longer yours, so the change was not taken.',
    hint: 'Send it to the new owner, export it, or drop it.',
  },
  SYNC_ROLE: { message: 'Your role may not change this.', hint: 'Ask your manager, or drop the change.' },
  SYNC_PROGRAM_ONLY: {
    message: 'Only channel operations change the program for everybody.',
    hint: 'Ask channel operations, or drop the change.',
  },
  SYNC_FIELD_HIDDEN: { message: 'Your role may not see or change {field}.', hint: 'Leave it out and try again.' },
  SYNC_HAND_OVER: { message: 'A partner is handed over by a manager.', hint: 'Ask your manager to assign it.' },
  SYNC_APPEND_ONLY: { message: 'What was logged cannot be changed.', hint: 'Drop the change and add a new entry.' },
  SYNC_TABLE_UNKNOWN: { message: 'The server does not keep {table}.', hint: 'Update the server, or drop the change.' },
  SYNC_FIELD_UNKNOWN: {
    message: 'The server does not keep the field {field} of {table}.',
    hint: 'Update Quarterdeck on this device, or drop the change.',
  },
  SYNC_VALUE: { message: 'The value of {field} is not one the server takes.', hint: 'Correct it and try again.' },
  SYNC_ROW_UNKNOWN: { message: 'The record is not on the server, or you may not see it.', hint: 'Export the change, or drop it.' },
  SYNC_SCOPE: { message: 'A record stays with its partner.', hint: 'Make it anew at the other partner.' },
  SYNC_TOO_LARGE: { message: 'This change is larger than the server takes.', hint: 'Shorten the text and try again.' },
  SYNC_GROUP: {
    message: 'Another change of the same step was refused, so this one was not taken either.',
    hint: 'Settle the other one first, then try again.',
  },
  // the protocol
  SYNC_GAP: {
    message: 'A change before this one is missing at the server (it expects number {expect}).',
    hint: 'It is sent again by itself.',
  },
  SYNC_EPOCH: { message: 'The server came back from a backup. What it lost is sent again from here.', hint: 'Nothing needs to be done.' },
  SYNC_CLONED: {
    message: 'Another copy of this store has synced. This one goes on under a number of its own.',
    hint: 'Nothing needs to be done.',
  },
  SYNC_CURSOR: {
    message: 'The server does not know the place where the last sync ended. Everything is fetched again; nothing that waits here is lost.',
    hint: 'Nothing needs to be done.',
  },
  SYNC_REQUEST: { message: 'The request was not understood: {detail}. Nothing was changed.', hint: 'Update Quarterdeck on this device.' },
  CONFLICT_SETTLED: { message: 'This was settled already.', hint: 'Nothing needs to be done.' },
} as const satisfies Record<string, { message: string; hint: string }>;
