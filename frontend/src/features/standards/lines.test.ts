import { expect, test } from 'vitest';
import { fromLines, toLines } from './lines';

test('lines say the same as the values they are made of', () => {
  const values = [
    { code: 'M', nameZh: '男', nameEn: 'Male' },
    { code: 'F', nameZh: '女', nameEn: 'Female' },
  ];
  expect(fromLines(toLines(values))).toEqual(values);
});

test('lines out of a spreadsheet or typed in Chinese are understood, empty ones passed over', () => {
  expect(fromLines('M\t男\tMale\n\n F，女 \nU')).toEqual([
    { code: 'M', nameZh: '男', nameEn: 'Male' },
    { code: 'F', nameZh: '女', nameEn: '女' },
    { code: 'U', nameZh: 'U', nameEn: 'U' },
  ]);
});
