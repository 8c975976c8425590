export interface Piece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Beyond this many words against words the middle is shown as a whole, old then new. */
const MOST = 4_000_000;

/** What was taken out of a text and what was put in, word by word; a Chinese word counts as one. */
export function textDiff(before: string, after: string, language = 'zh-CN'): Piece[] {
  const old = words(before, language);
  const now = words(after, language);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail++;
  const pieces: Piece[] = [];
  old.slice(0, head).forEach((word) => {
    add(pieces, 'same', word);
  });
  middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail), pieces);
  old.slice(old.length - tail).forEach((word) => {
    add(pieces, 'same', word);
  });
  return pieces;
}

/** By the longest common subsequence; where there are several, what went stands before what came. */
function middle(old: readonly string[], now: readonly string[], pieces: Piece[]): void {
  const wide = now.length + 1;
  const tooMany = (old.length + 1) * wide > MOST;
  const common = new Uint32Array(tooMany ? 0 : (old.length + 1) * wide);
  const at = (i: number, j: number) => common[i * wide + j] ?? 0;
  if (!tooMany)
    for (let i = old.length - 1; i >= 0; i--)
      for (let j = now.length - 1; j >= 0; j--)
        common[i * wide + j] =
          old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const gone = old[i];
    const came = now[j];
    if (!tooMany && gone !== undefined && gone === came) {
      add(pieces, 'same', gone);
      i++;
      j++;
    } else if (gone !== undefined && (came === undefined || tooMany || at(i + 1, j) >= at(i, j + 1))) {
      add(pieces, 'gone', gone);
      i++;
    } else {
      add(pieces, 'new', came ?? '');
      j++;
    }
  }
}

function add(pieces: Piece[], kind: Piece['kind'], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}

function words(text: string, language: string): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].map((part) => part.segment);
}
