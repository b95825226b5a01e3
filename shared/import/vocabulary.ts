import { isOneTypo } from '#shared/domain/near-name.ts';

/** Usual words for verticals; a word one slip away from one of them is shown as a likely misspelling. Never used to refuse or to change anything. */
export const verticalWords: readonly string[] = [
  'aerospace',
  'agriculture',
  'automotive',
  'banking',
  'biotechnology',
  'construction',
  'consulting',
  'defense',
  'education',
  'electronics',
  'employment',
  'energy',
  'engineering',
  'entertainment',
  'finance',
  'financial services',
  'government',
  'healthcare',
  'hospitality',
  'insurance',
  'legal',
  'logistics',
  'manufacturing',
  'marketing',
  'media',
  'medical',
  'nonprofit',
  'pharmaceuticals',
  'public sector',
  'real estate',
  'recreation',
  'retail',
  'services',
  'software',
  'technology',
  'telecommunications',
  'transportation',
  'travel',
  'utilities',
  'wholesale',
];

const countryCodes =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW';

let countryNames: string[] | null = null;
const countries = (): string[] => {
  if (countryNames) return countryNames;
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  countryNames = countryCodes.split(' ').map((code) => names.of(code) ?? code);
  return countryNames;
};

/** The word that a likely misspelling means, in the case of `word`; null when it is a known word or nothing is near. */
export const spelledLike = (field: string, word: string): string | null => {
  const words = field === 'vertical' ? verticalWords : field === 'country' ? countries() : [];
  const lower = word.toLowerCase();
  if (lower.length < 6) return null;
  let found: string | null = null;
  for (const candidate of words) {
    const known = candidate.toLowerCase();
    if (known === lower) return null;
    if (found === null && isOneTypo(lower, known)) found = candidate;
  }
  return found;
};
