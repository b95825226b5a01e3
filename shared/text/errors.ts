/**
 * Every failure a person can meet: one plain sentence that says what happened and what is safe, and one next step.
 * `{name}` is filled from the parameters of the error. The code is stable; scripts and support rely on it.
 */
export const errorTexts = {
  // calls
  CALL_UNKNOWN: { message: 'This version of Quarterdeck does not know the call "{method}".', hint: 'Update Quarterdeck on this device.' },
  CALL_INVALID: { message: 'The value for {field} was not understood: {detail}.', hint: 'Correct it and try again. Nothing was changed.' },
  INTERNAL: {
    message: 'Something went wrong inside Quarterdeck. Nothing was changed.',
    hint: 'Try again; if it happens again, send the log from Help.',
  },
  CANCELLED: { message: 'You cancelled this. Nothing was changed.', hint: 'Start it again when you are ready.' },
  // store
  STORE_NONE: { message: 'There is no store in {dir} yet.', hint: 'Create one, or choose the folder that holds yours.' },
  STORE_EXISTS: { message: 'There is already a store in {dir}. It was left as it is.', hint: 'Open it, or choose another folder.' },
  STORE_LOCKED: { message: 'The store is locked.', hint: 'Enter its passphrase to open it.' },
  STORE_IN_USE: { message: 'Another Quarterdeck has this store open.', hint: 'Close the other one, then try again.' },
  STORE_MISSING: {
    message: 'The store file is missing or empty, although a store was made here. Nothing was created in its place.',
    hint: 'Restore the last backup, or put the file back and try again.',
  },
  STORE_DAMAGED: {
    message: 'The store file is damaged and was left as it is. The passphrase or key is right.',
    hint: 'Restore the last backup; the damaged file is kept beside it.',
  },
  STORE_NEWER: {
    message: 'This store was last opened by a newer Quarterdeck (schema {found}, this one knows {known}). It was left untouched.',
    hint: 'Update Quarterdeck on this device, then open it again.',
  },
  STORE_NOT_OURS: { message: 'The file in {dir} is not a Quarterdeck store.', hint: 'Choose another folder.' },
  STORE_READ_ONLY: {
    message: 'Quarterdeck may not write in {dir}.',
    hint: 'Give yourself write access to this folder, or choose another one.',
  },
  STORE_SETTING: {
    message: 'The store could not be opened safely: {setting} is {found}.',
    hint: 'Send the log from Help; the store is untouched.',
  },
  MIGRATION_FAILED: {
    message: 'The store could not be brought up to date at step {step}. It is as it was before.',
    hint: 'The backup made just before is at {backup}. Send the log from Help.',
  },
  KEY_MISSING: {
    message: 'The key file of this store is missing or damaged.',
    hint: 'Put back key.json (or its copy) from a backup of the folder, then try again.',
  },
  KEY_WRONG: {
    message: 'This passphrase does not open the store. Nothing was changed.',
    hint: 'Check Caps Lock and the keyboard layout, then try again.',
  },
  KEY_STORE_CHANGED: {
    message: 'The key store of this computer no longer opens this store.',
    hint: 'Sign in to this computer as the user who made the store, or restore a backup with its passphrase.',
  },
  PASSPHRASE_NEEDED: { message: 'This store needs its passphrase.', hint: 'Set QUARTERDECK_PASSPHRASE, or enter it in the app.' },
  PASSPHRASE_WEAK: {
    message: 'The passphrase has fewer than {least} characters.',
    hint: 'Use a longer one; four words are easy to remember.',
  },
  DISK_FULL: {
    message: 'The disk is full. What was saved before is safe; this change was not made.',
    hint: 'Free some space, then try again.',
  },
  BACKUP_BAD: { message: 'The backup {file} could not be read back: {detail}. The store was not touched.', hint: 'Choose another backup.' },
  BACKUP_NONE: { message: 'There is no backup in {dir} yet.', hint: 'Choose a backup file yourself.' },
  // files
  FILE_NOT_FOUND: { message: 'The file {file} does not exist.', hint: 'Check the name and try again.' },
  FILE_UNREADABLE: { message: 'The file {file} cannot be read: {detail}.', hint: 'Check that you may read it, then try again.' },
  FILE_EXISTS: { message: 'The file {file} already exists and was not overwritten.', hint: 'Choose another name or folder.' },
  FOLDER_NOT_WRITABLE: { message: 'Quarterdeck may not write in the folder {dir}.', hint: 'Choose another folder. Nothing was written.' },
  // records
  RECORD_NOT_FOUND: { message: 'This {entity} is no longer here.', hint: 'It may have been deleted; go back and refresh.' },
  RECORD_INVALID: { message: '{field}: {detail}.', hint: 'Correct it and save again. What you typed is still in the form.' },
  RECORD_IN_USE: {
    message: 'This cannot be removed, because it is used by {users}. Nothing was changed.',
    hint: 'Remove or change those first.',
  },
  REFERENCE_GONE: { message: '{field}: the record that was chosen is no longer here. Nothing was changed.', hint: 'Choose another one.' },
  REFERENCE_ELSEWHERE: {
    message: '{field}: the record that was chosen belongs to another partner. Nothing was changed.',
    hint: 'Choose one of this partner.',
  },
  MONEY_MIXED: {
    message: '{field}: one record has one currency, and this one has amounts in {first} and {second}. Nothing was changed.',
    hint: 'Give all its amounts in the same currency.',
  },
  // records that cannot be; none is ever mended silently
  NUMBER_NEGATIVE: { message: '{field} is below zero. Nothing was changed.', hint: 'Give the number without its sign.' },
  SHARE_ABOVE_WHOLE: { message: '{field} is more than 100 %. Nothing was changed.', hint: 'Give a share of at most 100 %.' },
  AMOUNT_WITHOUT_CURRENCY: {
    message: '{field} is an amount without a currency. Nothing was changed.',
    hint: 'Say in which currency it is.',
  },
  ENDS_BEFORE_START: {
    message: '{field} ({value}) lies before {other} ({otherValue}), so it would end before it starts. Nothing was changed.',
    hint: 'Correct one of the two dates.',
  },
  DATES_OUT_OF_ORDER: {
    message: '{field} ({value}) lies before {other} ({otherValue}). Nothing was changed.',
    hint: 'Correct one of the two dates.',
  },
  STATE_WITHOUT_DATE: {
    message: 'The state is "{state}", but {field} is empty. Nothing was changed.',
    hint: 'Give the day, or choose another state.',
  },
  STATE_AGAINST_DATE: {
    message: '{field} is {value}, but the state is "{state}". Nothing was changed.',
    hint: 'Empty the day, or choose the state that it means.',
  },
  MILESTONE_TOO_EARLY: {
    message: '{field} lies before the onboarding starts on {start}. Nothing was changed.',
    hint: 'Correct the day, or the start of the onboarding.',
  },
  ONBOARDING_AFTER_MILESTONE: {
    message: 'The milestone "{milestone}" lies before this start of the onboarding. Nothing was changed.',
    hint: 'Correct the milestone first, or give an earlier start.',
  },
  PARENT_LOOP: {
    message: '{field}: a partner would stand above itself. Nothing was changed.',
    hint: 'Choose another partner, or take the link away that closes the circle.',
  },
  MDF_CURRENCY_DIFFERS: {
    message: '{field} is in {first}, but what it belongs to is in {second}. Nothing was changed.',
    hint: 'Use the currency of the allocation throughout.',
  },
  MDF_OVER_ALLOCATION: {
    message: 'This request would commit {amount}, but {left} of the {allocated} allocated is left. Nothing was changed.',
    hint: 'Grant less, or raise the allocation first.',
  },
  MDF_BELOW_COMMITTED: {
    message: 'An allocation of {amount} is less than the {committed} that its requests have committed. Nothing was changed.',
    hint: 'Lower the requests first, or allocate more.',
  },
  MDF_BELOW_CLAIMED: {
    message: 'This request would grant {amount}, but {claimed} was claimed on it. Nothing was changed.',
    hint: 'Reject or lower the claims first, or grant more.',
  },
  CLAIM_OVER_REQUEST: {
    message: 'This claim takes {amount}, but {left} of the {granted} that its request was granted is left. Nothing was changed.',
    hint: 'Claim less, or have the request approved for more.',
  },
  CLAIM_OVER_CLAIMED: {
    message: '{amount} cannot be approved of a claim of {claimed}. Nothing was changed.',
    hint: 'Approve at most what was claimed.',
  },
  PROTECTION_TAKEN: {
    message: '{holder} holds the protection of {customer} until {until}. Nothing was changed.',
    hint: 'End that protection first, or leave this registration without one.',
  },
  ONBOARDING_RUNNING: {
    message: 'An onboarding of this partner has been running since {start}. Nothing was changed.',
    hint: 'Finish or remove that one first.',
  },
  FISCAL_IN_USE: {
    message:
      '{qbrs} QBRs and {forecasts} forecasts name their quarter by the fiscal year as it is; under another one the same name would mean other days. Nothing was changed.',
    hint: 'Change it all the same if the fiscal year was wrong; frozen QBRs keep their figures.',
  },
  PLACE_NOT_OF_TYPE: {
    message: 'The type of this partner has no records of this kind.',
    hint: 'Check the partner, or add the kind to the type in Settings.',
  },
  PARTNER_NOT_FOUND: { message: 'There is no partner called "{name}".', hint: 'Check the spelling; `partners` lists them all.' },
  PARTNER_AMBIGUOUS: { message: '{count} partners are called "{name}".', hint: 'Give the id instead of the name.' },
  QUARTER_INVALID: { message: '"{quarter}" is not a fiscal quarter.', hint: 'Write it like 2017-Q4.' },
  METRIC_UNKNOWN: { message: 'There is no metric called "{id}".', hint: '`metrics list` lists them all.' },
  PRESET_UNKNOWN: { message: 'There is no preset "{preset}" for this.', hint: 'Choose one that Settings, Figures lists for it.' },
  DATE_INVALID: { message: '"{value}" is not a date.', hint: 'Write it like 2017-12-31.' },
  RATE_MISSING: { message: 'There is no rate from {from} to {to} on {date}.', hint: 'Add it in Settings, Currencies.' },
  QBR_DAMAGED: {
    message: 'What was frozen of this review can no longer be read.',
    hint: 'The records and your words are safe. Unfreeze it to see them, or restore a backup from before.',
  },
  QBR_FROZEN: { message: 'This QBR package is frozen.', hint: 'Unfreeze it first, or start a new version.' },
  QBR_NO_OUTCOME: {
    message: 'This review has no outcome yet, so it stays open.',
    hint: 'Record a commitment, a decision or a goal of it, or write what was agreed, then close it.',
  },
  QBR_NOT_HELD: { message: 'This review has not been held yet.', hint: 'Set the day on which it was held, then record what came of it.' },
  QBR_NOT_YET: {
    message: 'A review cannot have been held on a day that has not come yet.',
    hint: 'Plan it for that day, and mark it as held afterwards.',
  },
  QBR_DAY_PASSED: {
    message: 'A meeting cannot be planned for a day that has passed.',
    hint: 'Choose today or a later day; if it took place already, mark the review as held on that day.',
  },
  QBR_HELD_WITHOUT_DAY: {
    message: 'A review that was held has the day on which it was.',
    hint: 'Type the day, or bring the review back to Preparing on the board.',
  },
  QBR_NEXT_TOO_EARLY: { message: 'The next review comes after this one.', hint: 'Choose a later day.' },
  QBR_NO_DATE: { message: 'A scheduled review needs the day of its meeting.', hint: 'Choose the day.' },
  QBR_ALREADY_PREPARED: {
    message: 'The package of this review is already being prepared, so it does not go back.',
    hint: 'Change the day of the meeting in it, or remove the review.',
  },
  QBR_HAS_OUTCOME: {
    message: 'Something already came of this review, so it stays held.',
    hint: 'Take its commitments, decisions and goals back first if it was not held.',
  },
  QBR_BLOCK_STAYS: {
    message: 'A section keeps its commentary, which holds its words, and one block at least.',
    hint: 'Switch it off if it should not be shown.',
  },
  QBR_SECTION_STAYS: { message: 'This section belongs to every package of its type.', hint: 'Switch it off if it should not be shown.' },
  QBR_COMMITMENTS_UNSETTLED: {
    message: 'Commitments from before this review are still open, so it stays open.',
    hint: 'Settle each one as met, missed with a reason, or renegotiated, then close the review.',
  },
  QBR_NO_NEXT_DATE: {
    message: 'No date is set for the next review, so there is none to put into a calendar. Nothing was written.',
    hint: 'Set the next date under Meeting and outcome, or leave the calendar file out.',
  },
  COMMITMENT_SETTLED: {
    message: 'This commitment is settled already. Nothing was changed.',
    hint: 'Open it to correct what is written of it, or take the earlier change back.',
  },
  UNDO_NOT_POSSIBLE: { message: 'This cannot be taken back: {detail}.', hint: 'Change the record by hand.' },
  // command line
  USAGE: { message: '{detail}.', hint: 'See `npm run -s cli -- help`.' },
} as const satisfies Record<string, { message: string; hint: string }>;
