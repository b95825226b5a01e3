import { openArchive } from '#core/import/unzip.ts';
import { AppError } from '#shared/domain/errors.ts';
import { mostTemplateBytes, templateTooLarge } from './template-size.ts';
import { declaresEntities } from './xml-part.ts';

const most = { parts: 10_000, bytes: 400 * 1024 * 1024, ratio: 100 };

/** The parts of an Office file by their paths, in the order of the file. */
export type Parts = Map<string, Uint8Array>;

const compound = [0xd0, 0xcf, 0x11, 0xe0];
const zipped = [0x50, 0x4b];
const startsWith = (bytes: Uint8Array, signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

const damaged = (detail: string): AppError => new AppError('TEMPLATE_DAMAGED', { detail });
const unsafe = (detail: string): AppError => new AppError('TEMPLATE_UNSAFE', { detail });
const notPptx = (detail: string): AppError => new AppError('TEMPLATE_NOT_PPTX', { detail });

/** Names that would lead out of a folder, if anybody ever unpacked the file into one. */
const leadsOut = (name: string): boolean => /^[/\\]|^[a-z]:|\\|\0|(?:^|\/)\.\.?(?:\/|$)/i.test(name);

const latin = new TextDecoder('latin1');
/** A part of XML as far as its signs go, in whatever encoding: those of two bytes a letter have a zero in the first four. */
const plainOf = (content: Uint8Array): string => {
  const text = latin.decode(content);
  return text.slice(0, 4).includes('\0') ? text.replaceAll('\0', '') : text;
};

const checkName = (name: string, seen: Set<string>): void => {
  if (leadsOut(name)) throw unsafe('one of its parts has a path that leads out of the file');
  // the parts of a package are told apart without regard to case
  const key = name.toLowerCase();
  if (seen.has(key)) throw unsafe(`two of its parts are called ${name}`);
  seen.add(key);
};

/**
 * Unpacks a template. Throws TEMPLATE_TOO_LARGE, TEMPLATE_NOT_PPTX for a file that is no package at all, TEMPLATE_MACROS, TEMPLATE_DAMAGED, and TEMPLATE_UNSAFE for
 * what unpacks to far more than it should, leads out of the file or declares entities.
 */
export const openPackage = async (bytes: Uint8Array): Promise<Parts> => {
  if (bytes.length > mostTemplateBytes) throw templateTooLarge();
  if (startsWith(bytes, compound)) throw notPptx('it is protected by a password or has the format of PowerPoint 2003');
  if (!startsWith(bytes, zipped)) throw notPptx('it is another kind of file');
  const archive = openArchive(bytes, { ...most, damaged, unsafe });
  const parts: Parts = new Map();
  const seen = new Set<string>();
  for (const name of archive.names) {
    checkName(name, seen);
    if (name.endsWith('/')) continue;
    if (/(?:^|\/)vbaProject[^/]*\.bin$/i.test(name)) throw new AppError('TEMPLATE_MACROS');
    const content = await archive.read(name);
    if (!content) continue;
    if (/\.(?:xml|rels|vml)$/i.test(name) && declaresEntities(plainOf(content)))
      throw unsafe(`the part ${name} declares entities of its own`);
    parts.set(name, content);
  }
  if (!parts.has('[Content_Types].xml')) throw notPptx('it is another kind of archive');
  return parts;
};
