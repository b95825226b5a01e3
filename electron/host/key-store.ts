import { safeStorage } from 'electron';

/** What protects the key store on Linux; any other answer of Electron ("basic_text", "unknown") is a constant key or none, which keeps no secret. */
const linuxBackends = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

/** The name of this system's key store, or null where there is none that keeps a secret. Call when Electron is ready. */
export const keyStoreName = (): string | null => {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (process.platform === 'darwin') return 'keychain';
  if (process.platform === 'win32') return 'dpapi';
  const backend = safeStorage.getSelectedStorageBackend();
  return linuxBackends.has(backend) ? backend : null;
};
