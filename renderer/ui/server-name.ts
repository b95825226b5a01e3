/** The address of a server as people name it: without what a browser puts in front. */
export const serverName = (address: string): string => address.replace(/^https?:\/\//, '').replace(/\/$/, '');
