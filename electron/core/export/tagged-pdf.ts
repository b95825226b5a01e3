import type { Deps } from '#core/deps.ts';
import type { Document } from '#shared/documents/model.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Exporter } from './exporter.ts';

const date = /\/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)/g;
const name = /\(node(\d{8})\)/g;

/**
 * A PDF as Chromium prints it, with what differs from one print to the next put in order: its two dates become `createdAt` (ISO 8601 in UTC), and the names of
 * its parts are counted from one. All of it keeps its length, so that every offset in the file stays true. Throws when the dates are not where they were.
 */
export const steadyPdf = (bytes: Uint8Array, createdAt: string): Uint8Array => {
  const stamp = createdAt.replace(/\D/g, '').slice(0, 14);
  const names = new Map<string, string>();
  let dates = 0;
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(date, (_, which: string) => {
      dates += 1;
      return `/${which} (D:${stamp}+00'00')`;
    })
    .replace(name, (_, number: string) => {
      const known = names.get(number) ?? String(names.size + 1).padStart(8, '0');
      names.set(number, known);
      return `(node${known})`;
    });
  if (dates !== 2 || stamp.length !== 14) throw new Error('the printed PDF is not dated as expected');
  return new Uint8Array(Buffer.from(text, 'latin1'));
};

type Printing = { exporter: Exporter; deps: Pick<Deps, 'platform' | 'log'>; signal: AbortSignal };

/** The hand-out: tagged, for readers who listen, where the host has a browser engine; else, or when printing fails, without tags. */
export const renderHandout = async (document: Document, { exporter, deps, signal }: Printing): Promise<Uint8Array> => {
  const { printPdf } = deps.platform;
  if (printPdf) {
    const html = new TextDecoder().decode(await exporter.render({ kind: 'html', document }, signal));
    try {
      const steady = steadyPdf(await printPdf(html), document.properties.createdAt);
      if (!signal.aborted) return steady;
    } catch (error) {
      deps.log('warn', 'pdf.print.failed', { error: error instanceof Error ? error.name : 'unknown' });
    }
    if (signal.aborted) throw new AppError('CANCELLED');
  }
  return exporter.render({ kind: 'pdf', document }, signal);
};
