/** The lines of the log of sync, by their codes; failures have the sentences of their errors. */
export const syncLogTexts = {
  synced: 'Synced: {pushed} sent, {pulled} received.',
  conflicts: 'Conflicts found: {count}. They are in the inbox.',
  refused: 'Changes refused by the server: {count}. They are kept under Refused changes.',
  held: 'Deletions held back until you confirm them: {count}.',
  parked: 'Records that this version of the app cannot show: {count}. They come in after an update.',
  left: 'Records of partners that are no longer yours left this device: {rows}.',
  differs: 'Parts that differ from the server: {scopes}. They are fetched again.',
  epoch: 'The server came back from a backup. What it may have lost is sent again.',
  cloned: 'Another copy of this store has synced. This one counts its changes anew.',
  brought: 'Records of this device that were sent as yours: {count}.',
  signedIn: 'Signed in as {email}.',
  signedOut: 'Signed out.',
} as const;
