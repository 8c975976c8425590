import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Checkbox, Segmented, Select } from 'antd';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  formOf,
  newLeaf,
  pointer,
  toFlat,
  toPattern,
  type FlatPattern,
  type LeafForm,
} from '@shared/events/pattern';
import type { EventPattern } from '@shared/events/types';
import { people } from '@shared/format/numbers';
import { ClauseCounts } from '@shared/rules/clauseCounts';
import { usePreferences } from '@shared/session/preferences';
import { EventLeafForm } from './EventLeafForm';
import type { KindFormProps } from './kindForm';

const FORMS: readonly LeafForm[] = ['did', 'thenNot', 'sequence'];
const MOST_PARTS = 20;

/** What customers did: one part or several, each with how many people it means. */
export function EventForm({ value, onChange, readOnly }: KindFormProps) {
  const { t } = useTranslation();
  const counts = useContext(ClauseCounts);
  const { language } = usePreferences();
  // What is not complete yet is no definition, and lives here.
  const [flat, setFlat] = useState(() => toFlat(value as EventPattern | null));
  if (flat === null) {
    // A deeper tree came through the API; it is shown as it is and not flattened.
    return <pre className="mono small">{JSON.stringify(value, null, 2)}</pre>;
  }
  const put = (next: FlatPattern) => {
    setFlat(next);
    onChange(toPattern(next));
  };
  const change = (place: number, part: FlatPattern['parts'][number]) => {
    put({ ...flat, parts: flat.parts.map((old, at) => (at === place ? part : old)) });
  };
  return (
    <div>
      {flat.parts.length > 1 && (
        <div className="tools">
          <Segmented
            aria-label={t('segments.combinator')}
            disabled={readOnly}
            value={flat.all}
            onChange={(all) => {
              put({ ...flat, all });
            }}
            options={[
              { value: true, label: t('segments.all') },
              { value: false, label: t('segments.any') },
            ]}
          />
        </div>
      )}
      {flat.parts.map((part, place) => {
        const count = counts.get(pointer(flat, place));
        return (
          <section
            className="sheet padded section"
            key={place}
            aria-label={t('events.part', { number: place + 1 })}
          >
            <div className="tools">
              <Select
                aria-label={t('events.form')}
                style={{ minWidth: 200 }}
                disabled={readOnly}
                value={formOf(part.leaf)}
                onChange={(form) => {
                  change(place, { ...part, leaf: newLeaf(form, part.leaf) });
                }}
                options={FORMS.map((form) => ({ value: form, label: t(`events.forms.${form}`) }))}
              />
              <Checkbox
                checked={part.not}
                disabled={readOnly}
                onChange={(event) => {
                  change(place, { ...part, not: event.target.checked });
                }}
              >
                {t('events.turnedRound')}
              </Checkbox>
              <span className="end">
                {count !== undefined && <span className="quiet num">{people(count, language)}</span>}
                {!readOnly && flat.parts.length > 1 && (
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('events.removePart', { number: place + 1 })}
                    onClick={() => {
                      put({ ...flat, parts: flat.parts.filter((_, at) => at !== place) });
                    }}
                  />
                )}
              </span>
            </div>
            <EventLeafForm
              value={part.leaf}
              readOnly={readOnly}
              onChange={(leaf) => {
                change(place, { ...part, leaf });
              }}
            />
          </section>
        );
      })}
      {!readOnly && flat.parts.length < MOST_PARTS && (
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => {
            put({ ...flat, parts: [...flat.parts, { not: false, leaf: newLeaf('did') }] });
          }}
        >
          {t('events.addPart')}
        </Button>
      )}
      <p className="quiet small" style={{ marginTop: 8 }}>
        {t('events.hint')}
      </p>
    </div>
  );
}
