import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate that signs itself, and its key, as PEM texts. */
export type SelfSigned = { cert: string; key: string };

/** Tags of ASN.1; `context` ones are explicit. */
const tag = {
  integer: 2,
  bits: 3,
  octets: 4,
  oid: 6,
  utf8: 12,
  utcTime: 23,
  sequence: 48,
  set: 49,
  context0: 160,
  context3: 163,
  dnsName: 130,
  ip: 135,
};

const lengthOf = (count: number): number[] => (count < 128 ? [count] : count < 256 ? [129, count] : [130, count >> 8, count & 255]);
const der = (kind: keyof typeof tag, ...parts: Array<Buffer | number[]>): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([tag[kind], ...lengthOf(body.length)]), body]);
};

const oids = {
  ecdsaWithSha256: [42, 134, 72, 206, 61, 4, 3, 2],
  commonName: [85, 4, 3],
  alternativeName: [85, 29, 17],
};
const algorithm = der('sequence', der('oid', oids.ecdsaWithSha256));
const text = (words: string): Buffer => Buffer.from(words, 'ascii');
/** YYMMDDHHMMSSZ. */
const utcTime = (ms: number): Buffer =>
  der(
    'utcTime',
    text(
      `${new Date(ms)
        .toISOString()
        .replaceAll(/[-:T]|\.\d+/g, '')
        .slice(2)}`,
    ),
  );

const pem = (label: string, body: Buffer): string =>
  `-----BEGIN ${label}-----\n${body.toString('base64').replaceAll(/.{64}/g, '$&\n').trim()}\n-----END ${label}-----\n`;

/** A certificate of this machine (localhost, 127.0.0.1), good from `from` to `to`, both milliseconds since 1970. */
export const selfSigned = ({ from, to }: { from: number; to: number }): SelfSigned => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = der('sequence', der('set', der('sequence', der('oid', oids.commonName), der('utf8', text('localhost')))));
  const names = der('sequence', der('dnsName', text('localhost')), der('ip', [127, 0, 0, 1]));
  const extensions = der('context3', der('sequence', der('sequence', der('oid', oids.alternativeName), der('octets', names))));
  const told = der(
    'sequence',
    der('context0', der('integer', [2])),
    der('integer', [1]),
    algorithm,
    name,
    der('sequence', utcTime(from), utcTime(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  );
  const signature = der('bits', [0], sign('sha256', told, privateKey));
  return {
    cert: pem('CERTIFICATE', der('sequence', told, algorithm, signature)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};
