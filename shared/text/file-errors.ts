/** What can go wrong with files and notes of partners. */
export const fileErrorTexts = {
  ATTACHMENT_TOO_LARGE: {
    message: 'The file {file} is larger than {most} MB. It was not attached.',
    hint: 'Attach a smaller version, or a link to where it is kept.',
  },
  ATTACHMENT_UPLOAD_GAP: { message: 'The file {file} arrived with a gap. It was not attached.', hint: 'Attach it again.' },
  ATTACHMENT_NOT_HERE: {
    message: 'The file {file} has not been downloaded to this device yet. It comes with the next sync.',
    hint: 'Connect to the server and wait until it says that the file is here.',
  },
  ATTACHMENT_MISSING: {
    message: 'The content of this file is missing on this device. Nothing else is affected.',
    hint: 'Sync to fetch it again, or attach the file once more.',
  },
  ATTACHMENT_DAMAGED: {
    message: 'The content of this file does not match what was attached, so it was not opened.',
    hint: 'Sync to fetch it again, or attach the file once more.',
  },
  ATTACHMENT_RUNS: {
    message: 'A file like {file} can run a program, so Quarterdeck never opens it.',
    hint: 'Save a copy and open it yourself if you know where it comes from.',
  },
  ATTACHMENT_ASKS: {
    message: 'Quarterdeck cannot tell what {file} does when it is opened.',
    hint: 'Open it only if you know where it comes from.',
  },
  BLOB_UNKNOWN: {
    message: 'The server does not have the content of this file, or it is not yours to read.',
    hint: 'It comes when the device that attached it has sent it.',
  },
  BLOB_OFFSET: {
    message: 'The server has {expect} bytes of this file and was sent other ones.',
    hint: 'Sync again; it goes on from there.',
  },
  BLOB_MISMATCH: {
    message: 'What the server received of this file is not what was attached. Nothing of it was kept.',
    hint: 'Sync again; it is sent once more from the start.',
  },
  BLOB_TOO_LARGE: {
    message: 'This file is larger than the server takes.',
    hint: 'Attach a smaller version, or a link to where it is kept.',
  },
  NOTE_TOO_LONG: {
    message: 'A note holds at most {most} characters at once. What was added last is not saved.',
    hint: 'Paste less, or write another note.',
  },
  NOTE_UNREADABLE: {
    message: 'This change of the note was not understood. The note is as it was.',
    hint: 'Close the note and open it again.',
  },
} as const;
