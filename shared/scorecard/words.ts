import { scorecardWords } from '#shared/text/en/scorecard-words.ts';

type Texts = typeof scorecardWords;
/** A key of the catalog; `name_one` and `name_other` are asked for as `name` with a `count`. */
type WordKey = keyof Texts extends infer K ? (K extends `${infer N}_one` | `${infer N}_other` ? N : K) : never;

const texts: Readonly<Record<string, string>> = scorecardWords;
const plural = new Intl.PluralRules('en');

/** A sentence of the catalog, filled in. A number `count` chooses the plural. */
export const say = (key: WordKey, params: Record<string, string | number> = {}): string => {
  const { count } = params;
  const form = typeof count === 'number' ? `${key}_${plural.select(count)}` : key;
  const text = texts[form] ?? texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
};

/** A number of the arithmetic as it is written: at most two decimals, none when it is whole. */
export const writtenNumber = (value: number): string => String(Math.round(value * 100) / 100);
