/** The parts of the settings, in groups: what the program is, what rules the figures, what goes out, this device. */
export const settingsGroups = {
  program: ['types', 'tiers', 'stages', 'certificates', 'requirements', 'onboarding', 'thresholds'],
  figures: ['figures', 'currencies'],
  device: ['you', 'sync', 'documents', 'store', 'appearance'],
} as const satisfies Record<string, readonly string[]>;

export type SettingsGroup = keyof typeof settingsGroups;
export type SettingsSection = (typeof settingsGroups)[SettingsGroup][number];

/** True for the name of a part, as an address may hold it. */
export const isSettingsSection = (text: string | undefined): text is SettingsSection =>
  Object.values(settingsGroups).some((sections) => (sections as readonly string[]).includes(text ?? ''));
