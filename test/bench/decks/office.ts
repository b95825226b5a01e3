import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const batch = 25;
const secondsEach = 60;

/** Null when a program is not installed. */
export const versionOf = (program: string, argument: string): string | null => {
  const { error, stdout, stderr } = spawnSync(program, [argument], { encoding: 'utf8' });
  return error ? null : (`${stdout}${stderr}`.trim().split('\n')[0] ?? '');
};

/**
 * Opens files in LibreOffice and saves each as PDF, some at a time in one start of the program. It has a profile of its own and nobody to ask, so it refuses a file
 * that it would have to repair. Gives the PDF of each file, null for one that it did not convert.
 */
export const convertAll = (files: readonly string[], work: string, name: string): Map<string, string | null> => {
  const out = join(work, `pdf-${name}`);
  mkdirSync(out, { recursive: true });
  const profile = pathToFileURL(join(work, 'profile')).href;
  for (let at = 0; at < files.length; at += batch) {
    const some = files.slice(at, at + batch);
    spawnSync(
      'soffice',
      ['--headless', '--norestore', `-env:UserInstallation=${profile}`, '--convert-to', 'pdf', '--outdir', out, ...some],
      {
        encoding: 'utf8',
        timeout: some.length * secondsEach * 1000,
      },
    );
  }
  return new Map(
    files.map((file) => {
      const pdf = join(out, basename(file).replace(/\.[^.]+$/, '.pdf'));
      return [file, existsSync(pdf) ? pdf : null];
    }),
  );
};

/** Pages of a PDF; null when it cannot be read. */
export const pagesOf = (pdf: string): number | null => {
  const { stdout } = spawnSync('pdfinfo', [pdf], { encoding: 'utf8' });
  const pages = /^Pages:\s+(\d+)/m.exec(stdout)?.[1];
  return pages === undefined ? null : Number(pages);
};
