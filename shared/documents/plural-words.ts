/** A key of a catalog; `name_one` and `name_other` are asked for as `name` with a `count`. */
export type PluralKey<Texts> = keyof Texts extends infer K ? (K extends `${infer N}_one` | `${infer N}_other` ? N : K) : never;
export type PluralSay<Texts> = (key: PluralKey<Texts>, params?: Record<string, string | number>) => string;

/** The words of a catalog by their key, with `{name}` filled in. A number `count` chooses the plural of the language (BCP 47 tag). */
export const pluralWords = <Texts extends Readonly<Record<string, string>>>(given: Texts, language: string): PluralSay<Texts> => {
  const texts: Readonly<Record<string, string>> = given;
  const plural = new Intl.PluralRules(language);
  return (name, params = {}) => {
    const key = String(name);
    const count = params['count'];
    const form = typeof count === 'number' ? `${key}_${plural.select(count)}` : key;
    const text = texts[form] ?? texts[`${key}_other`] ?? texts[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, param: string) => (Object.hasOwn(params, param) ? String(params[param]) : whole));
  };
};
