import { customerFirst, customerLast } from '../names.ts';
import type { Random } from '../random.ts';

const starts = [
  'Ar',
  'Bel',
  'Cor',
  'Dun',
  'El',
  'Far',
  'Gol',
  'Hal',
  'Ist',
  'Jor',
  'Kel',
  'Lun',
  'Mar',
  'Nor',
  'Os',
  'Pel',
  'Quen',
  'Rud',
  'Sil',
  'Tor',
];
const middles = ['a', 'be', 'da', 'e', 'ga', 'i', 'la', 'mi', 'na', 'o', 'ra', 're', 'sa', 'ta', 'u', 've', 'vi', 'wa', 'ya', 'zi'];
const ends = [
  'bergh',
  'cote',
  'dene',
  'fjord',
  'grove',
  'havn',
  'ingen',
  'keld',
  'lund',
  'mouth',
  'nau',
  'oak',
  'port',
  'rath',
  'stow',
  'tal',
  'ux',
  'vale',
  'wych',
  'zell',
];

/** The town in which a partner sells; no two of the first 8,000 partners share one, so neither do they share customers. */
export const townOf = (index: number): string =>
  `${starts[index % 20]}${middles[Math.floor(index / 20) % 20]}${ends[(Math.floor(index / 400) + index) % 20]}`;

/** A customer of a partner: two words and a town make one that does not exist. */
export const customerOf = (random: Random, index: number): string =>
  `${random.pick(customerFirst)} ${random.pick(customerLast)} ${townOf(index)}`;
