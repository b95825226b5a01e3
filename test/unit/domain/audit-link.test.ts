import { expect, test } from 'vitest';
import { hashOf } from '#core/audit/link.ts';
import { hashOf as hashOfTenant } from '#server/audit/link.ts';
import { type AuditLink, linkText, noHash } from '#shared/domain/audit-link.ts';

const link: AuditLink = {
  seq: 3,
  id: 'a',
  step: 's',
  at: 17,
  entity: 'e',
  record_id: 'r',
  partner_id: null,
  action: 'changed',
  before: null,
  after: '{"x":1}',
  actor: 'me',
  device: 'd',
  prev_hash: noHash,
};

test('puts the values of a link in the order in which existing chains were hashed, the tenant first', () => {
  const values = `"${noHash}",3,"a","s",17,"e","r",null,"changed",null,"{\\"x\\":1}","me","d"]`;
  expect(linkText(null, link)).toBe(`[${values}`);
  expect(linkText('ten', link)).toBe(`["ten",${values}`);
});

test('gives a link the hash that it had in existing chains', () => {
  expect(hashOf(link)).toBe('9c0685531b576aeac7299b82221e81012d09e6ce73afb4ee59596ecddd768058');
  expect(hashOfTenant('ten', link)).toBe('b520503b2547465eb478225b81cd8e4487a1505b68312377fa6014f1df610871');
});
