/** What can go wrong when the app meets a server and a person signs in to it. The queue of unsent changes is never touched by any of them. */
export const signInErrorTexts = {
  // the address
  SERVER_ADDRESS: { message: '"{server}" is not an address of a server.', hint: 'Write it like https://sync.example.com.' },
  SERVER_NOT_PROTECTED: {
    message: 'The connection to {server} would not be protected. Nothing was sent to it.',
    hint: 'Use an address that starts with https://.',
  },
  SERVER_OTHER: {
    message: 'Another Quarterdeck server now answers at {server}. Nothing was sent to it.',
    hint: 'Ask whoever runs your server whether it was set up anew.',
  },
  SERVER_FAILED: { message: 'The server could not do this. Nothing was changed.', hint: 'Try again later; changes are kept here.' },
  // signing in
  SIGN_IN_WAIT: {
    message: 'There were too many attempts to sign in. The next one is possible in {seconds} seconds.',
    hint: 'Wait, then try again; a recovery code helps when the password is forgotten.',
  },
  SIGN_IN_OTHER_PERSON: {
    message: 'This store belongs to another person of the server. Nothing was changed.',
    hint: 'Sign in as {email}, or use a store of your own.',
  },
  SIGN_IN_NOT_FINISHED: { message: 'The sign-in in the browser was not finished.', hint: 'Start it again.' },
  SIGN_IN_REQUEST_BAD: { message: 'This sign-in was not started by Quarterdeck, or it is too old.', hint: 'Start it again from the app.' },
  SIGN_IN_CODE_BAD: { message: 'This sign-in was used already, or it is too old.', hint: 'Start it again from the app.' },
  SIGN_IN_PROVIDER: {
    message: 'The sign-in of your company did not work: {detail}.',
    hint: 'Try again; if it happens again, tell whoever runs your server.',
  },
  SIGN_IN_NO_ROLE: { message: 'Your company has not let you in to Quarterdeck yet.', hint: 'Ask your administrator to give you a role.' },
  TOTP_NEEDED: { message: 'The code of your authenticator app is missing or wrong.', hint: 'Enter the six digits that it shows now.' },
  TOTP_WRONG: {
    message: 'This is not the code that the authenticator app shows now.',
    hint: 'Check the clock of the phone and try again.',
  },
  TOTP_IN_USE: { message: 'An authenticator app is in use already. Nothing was changed.', hint: 'Take it away first.' },
  TOKEN_EXPIRED: { message: 'The permission of this request has run out.', hint: 'Quarterdeck gets a new one by itself.' },
  PASSWORD_SHORT: {
    message: 'The password has fewer than {least} characters.',
    hint: 'Use a longer one; four words are easy to remember.',
  },
  PASSWORD_LONG: { message: 'The password has more than {most} characters.', hint: 'Use a shorter one.' },
  PASSWORD_COMMON: {
    message: 'This password is one of those that are tried first.',
    hint: 'Use another one; four words are easy to remember.',
  },
  INVITATION_BAD: { message: 'This invitation was used already, or it is too old.', hint: 'Ask your administrator for a new one.' },
  RECOVERY_BAD: { message: 'The e-mail address or the recovery code is wrong.', hint: 'Each code works once; try another one.' },
  // devices
  DEVICE_PROOF_BAD: {
    message: 'This device could not prove that it is the one that signed in.',
    hint: 'Sign in again on this device.',
  },
  DEVICE_TAKEN: { message: 'Another device has the id of this one.', hint: 'Sign in again; Quarterdeck then takes a new id.' },
  MANAGER_LOOP: { message: 'A person would be their own manager. Nothing was changed.', hint: 'Choose another manager.' },
  LAST_ADMIN: { message: 'This is the last administrator. Nothing was changed.', hint: 'Make another person administrator first.' },
} as const satisfies Record<string, { message: string; hint: string }>;
