import { create } from 'zustand';
import type { InputOf, MethodsOf, OutputOf } from '#shared/api/contract.ts';
import type { ImportPreview, ImportResult } from '#shared/api/imports.ts';
import type { Transport } from '#shared/api/transport.ts';
import type { Described } from '#shared/domain/errors.ts';
import type { ImportMapping } from '#shared/import/mapping.ts';
import { uploadFile } from '#renderer/state/upload.ts';

/** A file on its way in. `failed` with no error: the page could not read it. */
export type WizardFile = {
  uploadId: string;
  source: File;
  sent: number;
  state: 'reading' | 'ready' | 'failed';
  error: Described | null;
};
type WizardState = {
  files: readonly WizardFile[];
  /** What was chosen by hand or came from a file; null: automatic. */
  base: ImportMapping | null;
  /** What was answered since, by question. Given with `base`, so that an answer can be changed: in `mapping` the question is gone. */
  answers: Readonly<Record<string, string>>;
  /** As the last preview returned it, with the answers in it. */
  mapping: ImportMapping | null;
  mappingFile: string | null;
  preview: ImportPreview | null;
  isChecking: boolean;
  error: Described | null;
  /** The job that runs now, for its progress and for Cancel. */
  applyJob: string | null;
  result: ImportResult | null;
};

const fresh: WizardState = {
  files: [],
  base: null,
  answers: {},
  mapping: null,
  mappingFile: null,
  preview: null,
  isChecking: false,
  error: null,
  applyJob: null,
  result: null,
};

/** The import that is being prepared; it outlives the screen, so that one can look something up and come back. */
export const useWizardStore = create<WizardState>(() => fresh);
const { getState, setState } = useWizardStore;

type Call = Pick<Transport, 'call'>;
type Answered<M extends MethodsOf<'job' | 'query'>> = { ok: true; data: OutputOf<M> } | ({ ok: false } & Described);
const ask = async <M extends MethodsOf<'job' | 'query'>>(transport: Call, method: M, input: InputOf<M>): Promise<Answered<M>> =>
  (await transport.call(method, input)) as Answered<M>;

let checks = 0;
let checkJob: string | null = null;

/** Reads, maps and checks the files that are there. A later check overtakes an earlier one. */
export const check = async (
  transport: Call,
  change: { mapping?: ImportMapping | null; answer?: { id: string; value: string }; isSecond?: boolean } = {},
): Promise<void> => {
  const { files, base, answers } = getState();
  const uploadIds = files.flatMap(({ state, uploadId }) => (state === 'ready' ? [uploadId] : []));
  const turn = ++checks;
  if (checkJob !== null) void transport.call('jobs.cancel', { id: checkJob });
  const now = {
    base: change.mapping === undefined ? base : change.mapping,
    answers: { ...(change.mapping === undefined ? answers : {}), ...(change.answer ? { [change.answer.id]: change.answer.value } : {}) },
  };
  if (uploadIds.length === 0) return setState({ ...now, preview: null, isChecking: false, error: null });
  const jobId = crypto.randomUUID();
  checkJob = jobId;
  setState({ ...now, isChecking: true });
  const reply = await ask(transport, 'imports.preview', {
    uploadIds,
    mapping: now.base,
    answers: Object.entries(now.answers).map(([id, value]) => ({ id, value })),
    jobId,
  });
  if (turn !== checks) return;
  checkJob = null;
  // the core was started anew and no longer has the files; the page still does
  if (!reply.ok && reply.code === 'IMPORT_UPLOAD_UNKNOWN' && change.isSecond !== true) {
    for (const file of files) await send(transport, file);
    return check(transport, { ...change, isSecond: true });
  }
  if (reply.ok) setState({ preview: reply.data, mapping: reply.data.mapping, isChecking: false, error: null });
  else setState({ isChecking: false, error: reply });
};

const setFile = (uploadId: string, change: Partial<WizardFile>): void =>
  setState(({ files }) => ({ files: files.map((file) => (file.uploadId === uploadId ? { ...file, ...change } : file)) }));

const uploads = new Map<string, AbortController>();

const send = async (transport: Call, { uploadId, source }: WizardFile): Promise<void> => {
  const stop = new AbortController();
  uploads.set(uploadId, stop);
  const done = await uploadFile(transport, source, {
    uploadId,
    name: source.name,
    signal: stop.signal,
    onSent: (sent) => setFile(uploadId, { sent }),
  });
  uploads.delete(uploadId);
  setFile(uploadId, done.ok ? { state: 'ready' } : { state: 'failed', error: done.error });
};

/** Takes files in, one after the other, and checks all of them together. */
export const addFiles = async (transport: Call, sources: readonly File[]): Promise<void> => {
  const added = sources.map<WizardFile>((source) => ({ uploadId: crypto.randomUUID(), source, sent: 0, state: 'reading', error: null }));
  setState(({ files }) => ({ files: [...files, ...added], result: null, error: null }));
  for (const file of added) await send(transport, file);
  await check(transport);
};

/** Sends a file again that the core no longer has, or that could not be read. */
export const sendAgain = async (transport: Call, uploadId: string): Promise<void> => {
  const file = getState().files.find((known) => known.uploadId === uploadId);
  if (!file) return;
  setFile(uploadId, { state: 'reading', sent: 0, error: null });
  await send(transport, file);
  await check(transport);
};

/** Leaves a file out and forgets what was sent of it. */
export const removeFile = async (transport: Call, uploadId: string): Promise<void> => {
  uploads.get(uploadId)?.abort();
  // questions are known by the place of their file, so answers become part of the mapping before the places change
  setState(({ files, mapping }) => ({ files: files.filter((file) => file.uploadId !== uploadId), base: mapping, answers: {} }));
  await transport.call('imports.discard', { uploadIds: [uploadId] });
  await check(transport);
};

/** Forgets the files and what was chosen for them. */
export const startOver = (transport: Call): void => {
  const uploadIds = getState().files.map(({ uploadId }) => uploadId);
  for (const stop of uploads.values()) stop.abort();
  checks += 1;
  setState(fresh);
  if (uploadIds.length > 0) void transport.call('imports.discard', { uploadIds });
};

/** Reads a saved mapping and checks the files with it. */
export const readMappingFile = async (transport: Call, file: File): Promise<void> => {
  const reply = await ask(transport, 'imports.mapping.load', { text: await file.text() });
  if (!reply.ok) return setState({ error: reply });
  setState({ mappingFile: file.name, error: null });
  await check(transport, { mapping: reply.data.mapping });
};

/** Writes what the preview showed. */
export const apply = async (transport: Call): Promise<void> => {
  const { files, mapping } = getState();
  const jobId = crypto.randomUUID();
  setState({ applyJob: jobId, error: null });
  const uploadIds = files.flatMap(({ state, uploadId }) => (state === 'ready' ? [uploadId] : []));
  const reply = await ask(transport, 'imports.apply', { uploadIds, mapping, jobId });
  if (!reply.ok) return setState({ applyJob: null, error: reply });
  setState({ ...fresh, result: reply.data });
  void transport.call('imports.discard', { uploadIds });
};

/** Stops the import that is being written; nothing of it stays. */
export const cancelApply = (transport: Call): void => {
  const { applyJob } = getState();
  if (applyJob !== null) void transport.call('jobs.cancel', { id: applyJob });
};
