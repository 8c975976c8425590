import { describe, expect, it } from 'vitest';
import { FIELDS, fromContent, toContent } from './fields';

describe('the form of an element', () => {
  it('should leave out what is empty or not asked', () => {
    const content = toContent('PRODUCT', {
      name: { zh: ' 存款 ', en: '' },
      code: ' D-1 ',
      category: 'DEPOSIT',
      riskGrade: 'R5',
      summary: ' ',
      validFrom: '2026-01-01',
    });
    expect(content).toEqual({
      kind: 'PRODUCT',
      name: { zh: '存款' },
      code: 'D-1',
      category: 'DEPOSIT',
      validFrom: '2026-01-01',
    });
  });
  it('should not call a refusal interest', () => {
    expect(toContent('RESPONSE', { name: { zh: 'x' }, meaning: 'REFUSED', positive: true }).positive).toBe(
      false,
    );
  });
  it('should start the next version with what the last one says', () => {
    const content = {
      kind: 'MATERIAL' as const,
      name: { zh: '海报', en: null },
      form: 'TEXT',
      language: 'zh-CN',
      text: '文字',
      approvalNumber: '1',
      validTo: '2027-01-01',
    };
    expect(toContent('MATERIAL', fromContent(content))).toEqual({ ...content, name: { zh: '海报' } });
  });
  it('should know fields for every kind', () => {
    expect(Object.values(FIELDS).every((fields) => fields.length > 0)).toBe(true);
  });
});
