import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Font } from '@react-pdf/renderer';
import { family } from './theme.ts';

const faces = [
  { name: 'Inter_400Regular.ttf', folder: '400Regular', fontWeight: 400 },
  { name: 'Inter_400Regular_Italic.ttf', folder: '400Regular_Italic', fontWeight: 400, fontStyle: 'italic' },
  { name: 'Inter_600SemiBold.ttf', folder: '600SemiBold', fontWeight: 600 },
  { name: 'Inter_600SemiBold_Italic.ttf', folder: '600SemiBold_Italic', fontWeight: 600, fontStyle: 'italic' },
] as const;

/** In the product the fonts lie in `fonts` beside the bundle; from source they come from their package. */
const fontFile = (folder: string, name: string): string => {
  const beside = fileURLToPath(new URL(`./fonts/${name}`, import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${folder}/${name}`);
};

let registered = false;

/** Makes Inter known, with all its scripts, and stops words from being hyphenated as if they were English. */
export const registerFonts = (): void => {
  if (registered) return;
  registered = true;
  Font.register({ family, fonts: faces.map(({ folder, name, ...face }) => ({ src: fontFile(folder, name), ...face })) });
  Font.registerHyphenationCallback((word) => [word]);
};
