/** What the server has to say to the one who runs it, and to the devices that ask it. */
export const serverErrorTexts = {
  // running it
  SERVER_CONFIG: {
    message: 'The server was not started, because of its configuration: {detail}.',
    hint: 'Correct it and start the server again; the README lists every setting.',
  },
  SERVER_USAGE: { message: '{detail}.', hint: 'See `npm run -s server -- help`.' },
  SERVER_RUNNING: {
    message: 'Another server already runs on {dir} (process {pid}).',
    hint: 'Stop that one first, or choose another folder with --data.',
  },
  SERVER_NOT_RUNNING: {
    message: 'No server is running on {dir}.',
    hint: 'Start it with `npm run server`, or name the database in DATABASE_URL.',
  },
  SERVER_FOLDER: {
    message: 'The server may not write in {dir}.',
    hint: 'Give it write access to this folder, or choose another one with --data.',
  },
  SERVER_NO_TENANT: {
    message: 'No server has used this database yet.',
    hint: 'Start the server once with the same DATABASE_URL, then try again.',
  },
  SERVER_PORT: { message: 'The server cannot listen at {host} port {port}: {detail}.', hint: 'Choose another port with --port.' },
  SERVER_ROUTE: { message: 'The server was not started: the route {route} {detail}.', hint: 'This is a fault in the program; update it.' },
  SERVER_DATABASE: {
    message: 'The database at {where} cannot be used: {detail}.',
    hint: 'Check DATABASE_URL and that the database is running.',
  },
  SERVER_DATABASE_OLD: {
    message: 'The database is PostgreSQL {found}; the server needs version 15 or later.',
    hint: 'Upgrade the database, then start the server again.',
  },
  SERVER_DATABASE_NEWER: {
    message: 'The database was last used by a newer server (it has {step}). It was left untouched.',
    hint: 'Update the server, then start it again.',
  },
  SERVER_MIGRATION: {
    message: 'The database could not be brought up to date at step {step}: {detail}. It is as it was before that step.',
    hint: 'Correct the cause and start the server again.',
  },
  POSTGRES_MISSING: {
    message: 'No PostgreSQL is carried for this system ({system}).',
    hint: 'Name a PostgreSQL 15 or later in DATABASE_URL.',
  },
  POSTGRES_AS_ROOT: {
    message: 'PostgreSQL does not run as root, and this system has neither an account "postgres" nor "nobody".',
    hint: 'Start the server as another user, or make the account "postgres".',
  },
  POSTGRES_FAILED: {
    message: 'PostgreSQL did not start: {detail}.',
    hint: 'See postgres.log in the data folder; the data was left as it is.',
  },
  POSTGRES_STUCK: {
    message: 'A PostgreSQL from an earlier run (process {pid}) does not stop.',
    hint: 'End that process, then start the server again.',
  },
  FOLDER_CLOSED: {
    message: 'PostgreSQL may not enter the folder {dir}, because only root may.',
    hint: 'Choose another folder with --data, or start the server as another user.',
  },
  // being asked
  ROUTE_UNKNOWN: {
    message: 'This server does not know {method} {path}.',
    hint: 'Check the address, or update Quarterdeck on this device.',
  },
  REQUEST_INVALID: { message: 'The request was not understood: {detail}.', hint: 'Correct it and send it again. Nothing was changed.' },
  REQUEST_TOO_LARGE: { message: 'The request is too large.', hint: 'Send it in smaller parts. Nothing was changed.' },
  SERVER_BUSY: { message: 'The server cannot answer just now. Nothing was changed.', hint: 'Try again in a moment.' },
  TOO_MANY_REQUESTS: { message: 'There were too many requests from here.', hint: 'Wait {seconds} seconds, then try again.' },
  SIGN_IN_NEEDED: { message: 'This needs a signed-in device.', hint: 'Sign in again.' },
  // people and devices
  QUARANTINE_UNKNOWN: {
    message: 'There are no held changes with the id {id}.',
    hint: 'Somebody may have released or dropped them; `quarantine list` lists what is held.',
  },
  MEMBER_UNKNOWN: { message: 'There is no user with the address {email}.', hint: 'Check the spelling; `user list` lists them all.' },
  MEMBER_EXISTS: { message: 'There is already a user with the address {email}. Nothing was changed.', hint: 'Choose another address.' },
  DEVICE_UNKNOWN: { message: 'There is no device {id}.', hint: 'Check the number; `device list` lists them all.' },
  PASSWORD_WEAK: { message: 'The password has fewer than {least} characters.', hint: 'Use a longer one; four words are easy to remember.' },
} as const satisfies Record<string, { message: string; hint: string }>;
