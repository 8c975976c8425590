import { describe, expect, it } from 'vitest';
import { columnsOf, factOf, faultsOf, withInput } from './table';

const XML = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision id="t"><decisionTable>
  <input><inputExpression typeRef="number"><text> age </text></inputExpression></input>
  <output name="offer"/></decisionTable></decision></definitions>`;

describe('a decision table', () => {
  it('should name its columns as findings do', () => {
    expect([...columnsOf(XML)]).toEqual([['t', ['age', 'offer']]]);
  });

  it('should find the cell that a finding names', () => {
    const findings = [
      { place: 't, row 3, column offer', code: 'DMN_CELL', message: 'no' },
      { place: 't, row 2', code: 'DECISION_AMBIGUOUS', message: 'both' },
      { place: 'definitions', code: 'DMN_XML', message: 'elsewhere' },
    ];
    expect(faultsOf(findings, columnsOf(XML))).toEqual([
      { decision: 't', row: 3, column: 1, message: 'no' },
      { decision: 't', row: 2, column: undefined, message: 'both' },
    ]);
  });

  it('should read test rows by type, and nothing as null', () => {
    expect(['', '3.5', 'x'].map((text) => factOf(text, 'number'))).toEqual([null, 3.5, 'x']);
    expect(factOf('true', 'boolean')).toBe(true);
    expect(factOf('007', 'string')).toBe('007');
  });

  it('should take a tag in as its last input, open in every row', () => {
    const rows = XML.replace(
      '</decisionTable>',
      '<rule><inputEntry><text>1</text></inputEntry><outputEntry><text>"A"</text></outputEntry></rule></decisionTable>',
    );

    const more = withInput(rows, 't', { code: 'vip', type: 'BOOLEAN' }, 'VIP <客户>');

    expect([...columnsOf(more)]).toEqual([['t', ['age', 'vip', 'offer']]]);
    expect(more).toContain('label="VIP &lt;客户&gt;"');
    expect(more).toContain('typeRef="boolean"');
    const rule = new DOMParser().parseFromString(more, 'application/xml').querySelector('rule');
    expect([...(rule?.children ?? [])].map((each) => `${each.localName} ${each.textContent}`)).toEqual([
      'inputEntry 1',
      'inputEntry ',
      'outputEntry "A"',
    ]);
    expect(withInput(rows, 't', { code: 'hobbies', type: 'MULTI' }, '')).toBe(rows);
  });
});
