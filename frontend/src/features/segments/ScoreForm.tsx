import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNamed } from '@shared/i18n/names';
import { SegmentSelect } from '@shared/ui/SegmentSelect';
import type { KindFormProps } from './kindForm';

interface Score {
  field?: string;
  top?: number;
  bottom?: number;
  of?: string;
}

/** The first so many by a number, of everybody or of another segment. */
export function ScoreForm({ value, onChange, readOnly, tags }: KindFormProps) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const score = (value ?? { top: 1000 }) as Score;
  const highest = score.bottom === undefined;
  const count = score.top ?? score.bottom ?? 1;
  const ordered = tags.filter((tag) => tag.type === 'NUMBER' || tag.type === 'DATE');
  return (
    <div>
      <div className="tools">
        <Select
          aria-label={t('segmentKind.direction')}
          disabled={readOnly}
          value={highest}
          onChange={(next) => {
            onChange({ ...rest(score), [next ? 'top' : 'bottom']: count });
          }}
          options={[
            { value: true, label: t('segmentKind.highest') },
            { value: false, label: t('segmentKind.lowest') },
          ]}
        />
        <InputNumber
          aria-label={t('segmentKind.howMany')}
          disabled={readOnly}
          min={1}
          max={2_147_483_647}
          precision={0}
          value={count}
          onChange={(next) => {
            if (next !== null) onChange({ ...rest(score), [highest ? 'top' : 'bottom']: next });
          }}
        />
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('segments.field')}
          placeholder={t('segmentKind.byField')}
          style={{ minWidth: 240 }}
          disabled={readOnly}
          value={score.field ?? null}
          onChange={(field) => {
            onChange({ ...score, field });
          }}
          options={ordered.map((tag) => ({
            value: tag.code,
            label: nameOf(tag),
          }))}
        />
      </div>
      <div className="tools">
        <span className="quiet">{t('segmentKind.of')}</span>
        <div style={{ width: 320, maxWidth: '100%' }}>
          <SegmentSelect
            label={t('segmentKind.of')}
            placeholder={t('segments.everybody')}
            allowClear
            disabled={readOnly}
            value={score.of}
            onChange={(of) => {
              onChange({
                ...(score.field ? { field: score.field } : {}),
                [highest ? 'top' : 'bottom']: count,
                ...(of ? { of } : {}),
              });
            }}
          />
        </div>
      </div>
      <p className="quiet small">{t('segmentKind.ties')}</p>
    </div>
  );
}

const rest = ({ field, of }: Score): Score => ({ ...(field ? { field } : {}), ...(of ? { of } : {}) });
