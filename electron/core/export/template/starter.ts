import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** In the product the file lies in `templates` beside the bundle; from source in its folder here. LibreOffice made it from the .fodp beside it. */
const fileUrl = (): URL => {
  const beside = new URL('./templates/starter.pptx', import.meta.url);
  return existsSync(beside) ? beside : new URL('./starter/starter.pptx', import.meta.url);
};

/** A template with all kinds of tags, for a user to save and to restyle. */
export const readStarterTemplate = async (): Promise<Uint8Array> => new Uint8Array(await readFile(fileUrl()));
