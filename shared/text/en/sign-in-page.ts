/** What the browser shows while a person signs in: the server's forms, and the page that the app answers with at the end. */
export const signInPageTexts = {
  title: 'Quarterdeck',
  heading: 'Sign in to Quarterdeck',
  email: 'E-mail address',
  password: 'Password',
  totp: 'Code of the authenticator app, if you use one',
  submit: 'Sign in',
  acceptHeading: 'Your account',
  name: 'Your name',
  newPassword: 'New password, 12 characters or more',
  acceptSubmit: 'Save',
  accepted:
    'Your account is ready. Keep these recovery codes in a safe place: each of them opens your account once if you forget your password. They are not shown again.',
  acceptedNext: 'Now open Quarterdeck and sign in with {email}.',
  done: 'You are signed in. You can close this page and go back to Quarterdeck.',
  failed: 'The sign-in was not finished. Start it again from Quarterdeck.',
} as const;
