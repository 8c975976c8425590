import { useTranslation } from 'react-i18next';
import { useWord } from '@shared/i18n/words';
import type { Membership } from './types';
import { nodeAt } from './definition';
import { useFieldName } from './values';

/** A segment's definition part by part, each with what it is for the customer. */
export function Clauses({ membership }: { membership: Membership }) {
  const { t } = useTranslation();
  const textOf = useNodeText();
  return (
    <ul className="plain-list" aria-label={t('why.clauses')}>
      {membership.parts.map((part) => {
        const text = textOf(nodeAt(membership.definition, part.path));
        return (
          <li key={part.path} style={{ paddingLeft: 16 * depth(part.path) }}>
            <span className={`mark ${part.hits ? 'green' : 'red'}`}>{part.hits ? '✓' : '✕'}</span>{' '}
            {text || part.path}
          </li>
        );
      })}
    </ul>
  );
}

/** `/all/0/any/1` is two levels down. */
const depth = (path: string) => path.split('/').filter((step) => step !== '' && !/^\d+$/.test(step)).length;

const GROUPS = ['all', 'any', 'not', 'union', 'intersect', 'minus'];

function useNodeText(): (node: unknown) => string {
  const word = useWord();
  const name = useFieldName();
  return (node) => {
    if (typeof node !== 'object' || node === null) return '';
    const fields = node as Record<string, unknown>;
    if (typeof fields.segment === 'string') return fields.segment;
    const group = GROUPS.find((key) => key in fields);
    if (group !== undefined) return word('why.group', group);
    if (typeof fields.field !== 'string') return '';
    const value = Array.isArray(fields.value)
      ? fields.value.map(String).join(fields.op === 'between' ? ' – ' : ', ')
      : fields.value === undefined
        ? ''
        : String(fields.value as string | number | boolean);
    return `${name(fields.field)} ${word('operator', String(fields.op as string))} ${value}`.trim();
  };
}
