import type { Defaulted, Flag, Origin, Synced } from './origin.ts';

/** Files and notes of partners. */
export type PaperTables = {
  attachment: {
    id: string;
    partner_id: string;
    /** The record that it hangs on; null: on the partner itself. */
    entity: string | null;
    record_id: string | null;
    name: string;
    media_type: string;
    bytes: number;
    /** Of the plain content, in hex. */
    sha256: string;
    note: string | null;
  } & Origin;
  /** What this device knows of the bytes of a file. Never leaves it. */
  blob: {
    sha256: string;
    bytes: number;
    state: 'here' | 'wanted' | 'uploading' | 'uploaded';
    /** Bytes that have come so far, and that the server has. */
    received: Defaulted<number>;
    sent: Defaulted<number>;
    /** Code of the error that keeps it from going on. */
    problem: string | null;
  };
  files_kept: { partner_id: string };
  note: {
    id: string;
    partner_id: string;
    title: string;
    text: Defaulted<string>;
    merged: Defaulted<number>;
    pinned: Defaulted<Flag>;
    written_on: string;
    author_id: string | null;
  } & Origin;
  /** A part of the text of a note, as Yjs writes it, in base64. */
  note_update: Synced & { id: string; partner_id: string; note_id: string; data: string; created_at: number };
};
