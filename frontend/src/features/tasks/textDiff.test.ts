import { describe, expect, it } from 'vitest';
import { textDiff, type Piece } from './textDiff';

const without = (pieces: readonly Piece[], kind: Piece['kind']) =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map((piece) => piece.text)
    .join('');

describe('textDiff', () => {
  it('finds the word that changed, in Chinese and in English', () => {
    const pieces = textDiff('您好，三天内有效', '您好，五天内有效');
    expect(pieces.filter((p) => p.kind === 'gone').map((p) => p.text)).toEqual([
      expect.stringMatching(/^三天?内?$/),
    ]);
    expect(pieces.filter((p) => p.kind === 'new').map((p) => p.text)).toEqual([
      expect.stringMatching(/^五天?内?$/),
    ]);
    expect(pieces[0]).toEqual({ kind: 'same', text: '您好，' });
    expect(textDiff('valid for three days', 'valid for five days').filter((p) => p.kind !== 'same')).toEqual([
      { kind: 'gone', text: 'three' },
      { kind: 'new', text: 'five' },
    ]);
  });

  it('gives both texts back, whatever they are', () => {
    const alphabet = ['a', 'b', ' ', '。', '款', '$', '\n'];
    let seed = 42;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const text = () => Array.from({ length: random(30) }, () => alphabet[random(alphabet.length)]).join('');
    for (let i = 0; i < 300; i++) {
      const before = text();
      const after = text();
      const pieces = textDiff(before, after);
      expect(without(pieces, 'new')).toBe(before);
      expect(without(pieces, 'gone')).toBe(after);
    }
  });

  it('shows equal texts as one piece and nothing as nothing', () => {
    expect(textDiff('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
    expect(textDiff('', '')).toEqual([]);
    expect(textDiff('', 'new')).toEqual([{ kind: 'new', text: 'new' }]);
  });

  it('does not hang on long texts that share nothing', () => {
    const before = Array.from({ length: 4_000 }, (_, i) => `a${i}`).join(' ');
    const after = Array.from({ length: 4_000 }, (_, i) => `b${i}`).join('-');
    const pieces = textDiff(before, after);
    expect(without(pieces, 'new')).toBe(before);
    expect(without(pieces, 'gone')).toBe(after);
  });
});
