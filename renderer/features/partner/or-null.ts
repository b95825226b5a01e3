/** What a text field holds for the store: nothing for blank text. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
