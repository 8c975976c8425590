import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { SegmentSelect } from '@shared/ui/SegmentSelect';
import type { KindFormProps } from './kindForm';

const OPERATIONS = ['intersect', 'union', 'minus'] as const;
type Operation = (typeof OPERATIONS)[number];

/** Segments combined: in all, in any, or in the first and none of the others. */
export function AlgebraForm({ value, onChange, readOnly }: KindFormProps) {
  const { t } = useTranslation();
  const flat = toFlat(value);
  if (flat === null) {
    // A deeper tree came through the API; it is shown as it is and not flattened.
    return <pre className="mono small">{JSON.stringify(value, null, 2)}</pre>;
  }
  const { operation, codes } = flat;
  const put = (nextOperation: Operation, next: readonly string[]) => {
    onChange({ [nextOperation]: next.map((segment) => ({ segment })) });
  };
  return (
    <div>
      <div className="tools">
        <Select
          aria-label={t('segmentKind.operation')}
          style={{ minWidth: 280, maxWidth: '100%' }}
          disabled={readOnly}
          value={operation}
          onChange={(next) => {
            put(next, codes);
          }}
          options={OPERATIONS.map((each) => ({ value: each, label: t(`segmentKind.operations.${each}`) }))}
        />
      </div>
      {codes.map((code, place) => (
        <div className="tools" key={place}>
          <div style={{ width: 360, maxWidth: '80%' }}>
            <SegmentSelect
              label={t('segmentKind.part', { number: place + 1 })}
              disabled={readOnly}
              value={code || undefined}
              onChange={(next) => {
                put(
                  operation,
                  codes.map((old, at) => (at === place ? (next ?? '') : old)),
                );
              }}
            />
          </div>
          {!readOnly && codes.length > 2 && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('segmentKind.removePart', { number: place + 1 })}
              onClick={() => {
                put(
                  operation,
                  codes.filter((_, at) => at !== place),
                );
              }}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => {
            put(operation, [...codes, '']);
          }}
        >
          {t('segmentKind.addPart')}
        </Button>
      )}
    </div>
  );
}

/** One operation over segments, at least two places to choose them; null for a deeper tree. */
function toFlat(value: unknown): { operation: Operation; codes: string[] } | null {
  if (value === null) return { operation: 'intersect', codes: ['', ''] };
  const tree = value as Record<string, unknown>;
  const operation = OPERATIONS.find((each) => each in tree);
  const parts = operation ? tree[operation] : undefined;
  if (!operation || !Array.isArray(parts)) return null;
  const codes = parts.map((part: unknown) => (part as { segment?: string }).segment);
  if (!codes.every((code) => code !== undefined)) return null;
  return { operation, codes: codes.length < 2 ? [...codes, ''] : codes };
}
