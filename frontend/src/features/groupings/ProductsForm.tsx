import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MethodFormProps } from './MethodForm';
import { TableChoice } from './TableChoice';
import { TagsChoice } from './TagsChoice';

interface By {
  tag: string;
  parts: number;
}

const PARTS = 4;

/** Which tags make the sub-groups, and which table gives their products. */
export function ProductsForm({ value, onChange, tags, decisions }: MethodFormProps) {
  const { t } = useTranslation();
  const by = (value.by as By[] | undefined) ?? [];
  const ordered = (code: string) =>
    tags.some((tag) => tag.code === code && (tag.type === 'NUMBER' || tag.type === 'DATE'));
  return (
    <>
      <TagsChoice
        label={t('groupings.splitBy')}
        tags={tags.filter((tag) => tag.type !== 'MULTI')}
        value={by.map((each) => each.tag)}
        onChange={(codes) => {
          onChange({
            ...value,
            by: codes.slice(0, 3).map((tag) => by.find((each) => each.tag === tag) ?? { tag, parts: PARTS }),
          });
        }}
      />
      {by
        .filter((each) => ordered(each.tag))
        .map((each) => (
          <div className="tools" key={each.tag}>
            <span className="quiet">{t('groupings.partsOf', { tag: each.tag })}</span>
            <InputNumber<number>
              aria-label={t('groupings.partsOf', { tag: each.tag })}
              min={2}
              max={10}
              precision={0}
              style={{ width: 90 }}
              value={each.parts}
              onChange={(parts) => {
                if (parts !== null)
                  onChange({ ...value, by: by.map((one) => (one === each ? { ...one, parts } : one)) });
              }}
            />
          </div>
        ))}
      <TableChoice
        table={t('groupings.matching')}
        output={t('groupings.productOutput')}
        value={value}
        onChange={onChange}
        decisions={decisions}
      />
    </>
  );
}
