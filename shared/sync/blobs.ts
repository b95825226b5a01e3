/** What device and server agree on about the bytes of files. A device sends them in pieces of this size; the server takes none that is larger. */
export const blobPieceBytes = 1024 * 1024;
/** The most bytes of one file. */
export const longestBlob = 200 * 1024 * 1024;
/** The answer to HEAD and PUT: how many bytes the server has, and `yes` when it has all of them. */
export const blobOffsetHeader = 'x-quarterdeck-offset';
export const blobWholeHeader = 'x-quarterdeck-whole';
export const blobMediaType = 'application/octet-stream';
/** Where the bytes with this hash are sent to and fetched from. */
export const blobPath = (sha256: string): string => `/v1/blobs/${sha256}`;
