import { useTranslation } from 'react-i18next';
import type { Json } from '../api/types';
import { useWord } from '../i18n/words';

/** A value as text: nested values become short paths, never raw braces. */
export function flatten(value: Json, path = ''): { path: string; text: string }[] {
  if (value === null || typeof value !== 'object')
    return [{ path, text: value === null ? '–' : String(value) }];
  const entries = Array.isArray(value)
    ? value.map((item, index) => [String(index + 1), item] as const)
    : Object.entries(value);
  if (entries.length === 0) return [{ path, text: '–' }];
  return entries.flatMap(([key, item]) => flatten(item, path ? `${path} › ${key}` : key));
}

/** Fields whose values are words of the trade as well. */
const WORDS: Record<string, string> = { channel: 'channel', purpose: 'purpose' };

export function JsonValue({ value }: { value: Json }) {
  const word = useWord();
  const said = (path: string, text: string) => {
    const words = WORDS[path.split(' › ').at(-1) ?? ''];
    return words ? word(words, text) : text;
  };
  const named = (path: string) =>
    path
      .split(' › ')
      .map((part) => word('manifestField', part))
      .join(' › ');
  const lines = flatten(value);
  return (
    <>
      {lines.map((line) => (
        <div key={line.path}>
          {line.path && <span className="quiet">{named(line.path)}: </span>}
          <span className={/^[0-9a-f]{40,}$/.test(line.text) ? 'mono' : ''}>
            {said(line.path, line.text)}
          </span>
        </div>
      ))}
    </>
  );
}

/** What is signed, field by field, in the words of the trade where there is one. */
export function ManifestView({ manifest }: { manifest: Record<string, Json> }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <table className="data">
      <caption className="visually-hidden">{t('manifest.title')}</caption>
      <tbody>
        {Object.entries(manifest).map(([field, value]) => (
          <tr key={field}>
            <th scope="row" style={{ verticalAlign: 'top', whiteSpace: 'normal', width: '30%' }}>
              {word('manifestField', field)}
            </th>
            <td>
              <JsonValue value={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
