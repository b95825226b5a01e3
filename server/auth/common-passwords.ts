/** What is tried first, in small letters. */
const words = `
password passwort passwd pass haslo wachtwoord contrasena motdepasse senha parola salasana losenord adgangskode heslo
welcome willkommen witaj bienvenue letmein letmeinnow openup iloveyou ilovemylife loveyou mylove kochamcie ichliebedich
qwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdfghjkl asdfgh asdf zxcvbnm zxcvbn yxcvbnm qazwsx qazwsxedc wsxedc
admin administrator root superuser manager sysadmin support service login signin guest user username testuser test tester demo
secret topsecret supersecret geheim tajne master trustno dragon monkey shadow sunshine princess football baseball basketball
superman batman starwars pokemon hello helloworld whatever freedom computer internet samsung iphone google facebook linkedin
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter
changeme changeit changethis default temporary temp newpassword mypassword yourpassword nopassword correcthorsebatterystaple
company office business partner partners channel sales marketing account accounts quarter quarterdeck
abcdefghijkl abcdefgh abcdef abcd abc aaa
`
  .split(/\s+/)
  .filter((word) => word !== '');

/** Signs that people write for letters. */
const lettersBySign: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't' };

const withoutSigns = (text: string): string => [...text].map((sign) => lettersBySign[sign] ?? sign).join('');

/** The letters in the middle: what stands around them, a year or a row of signs, is what people add when they must. */
const core = (text: string): string => text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

const isRepeated = (text: string, word: string): boolean =>
  text.length % word.length === 0 && text === word.repeat(text.length / word.length);

/**
 * True when a password is one of those that are guessed first: one word of the list above or of `own` (of the person and the company), repeated or not, with signs around it;
 * digits and signs alone; or fewer than five different characters.
 */
export const isCommonPassword = (password: string, own: readonly string[] = []): boolean => {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < 5 || !/\p{L}/u.test(plain)) return true;
  const known = [...own.map((word) => word.toLowerCase()).filter((word) => word.length >= 4), ...words];
  const guesses = [core(plain), withoutSigns(core(plain)), core(withoutSigns(plain))];
  return guesses.some((guess) => known.some((word) => isRepeated(guess, word)));
};
