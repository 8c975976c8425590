import { describe, expect, it } from 'vitest';
import { inLanguage } from './inLanguage';

describe('a text in both languages', () => {
  const remark = '近 30 天常用手机银行：值得提升。 50,000 or more and often in the app: worth lifting.';

  it('is read in one of them', () => {
    expect(inLanguage(remark, 'zh-CN')).toBe('近 30 天常用手机银行：值得提升。');
    expect(inLanguage(remark, 'en')).toBe('50,000 or more and often in the app: worth lifting.');
  });

  it('may have several sentences in each', () => {
    const long = '先发短信。再打电话。 A message first. Then a call.';
    expect(inLanguage(long, 'zh-CN')).toBe('先发短信。再打电话。');
    expect(inLanguage(long, 'en')).toBe('A message first. Then a call.');
  });

  it.each([
    '近一个月常用 App',
    '先发短信，再用 App。',
    'Older customers prefer SMS.',
    '短信。 App 推送。',
    '',
  ])('stays whole where it is in one only: %s', (text) => {
    expect(inLanguage(text, 'zh-CN')).toBe(text);
    expect(inLanguage(text, 'en')).toBe(text);
  });
});
