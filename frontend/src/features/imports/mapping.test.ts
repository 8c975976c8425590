import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '@shared/api/types';
import { codeOf, proposal, toRequest } from './mapping';

const preview: ImportPreview = {
  kind: 'CSV',
  upload: 'u1',
  delimiter: ';',
  encoding: 'UTF-8',
  header: ['customer_id', 'age', 'e-mail', 'branch'],
  columns: [],
  rows: [],
  total: 0,
  findings: [],
};

describe('the mapping of an import', () => {
  it.each([
    ['bank-full.csv.gz', 'bank_full'],
    ['2026 客户.csv', 'source_2026'],
    ['Deposits (May).CSV', 'deposits_may'],
  ])('should make a code of %s', (file, code) => {
    expect(codeOf(file)).toBe(code);
  });

  it('should propose key and contact columns by their names', () => {
    expect(proposal(preview)).toEqual({
      key: 'customer_id',
      meanings: { email: 'e-mail', branch: 'branch' },
    });
  });

  it('should never send a contact column as something to analyse', () => {
    const request = toRequest(preview, { code: 'c', name: 'n', key: null, meanings: { email: 'e-mail' } }, [
      { name: 'age', type: 'NUMBER', scale: 0, include: true },
      { name: 'e-mail', type: 'ENUM', scale: 0, include: true },
    ]);
    expect(request.columns.map((column) => column.include)).toEqual([true, false]);
    expect(request).toMatchObject({ email: 'e-mail', key: null });
    expect(request).not.toHaveProperty('mobile');
  });
});
