import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Tag } from '@shared/api/types';
import { useNamed } from '@shared/i18n/names';
import { useTags } from './api';
import { typeRefOf } from './table';

/** Chooses the tag that becomes the next input of the table, with its name and type. */
export function AddInput(props: { taken: readonly string[]; onAdd: (tag: Tag, label: string) => void }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const tags = useTags();
  const free = (tags.data?.items ?? []).filter((tag) => typeRefOf(tag) && !props.taken.includes(tag.code));
  return (
    <Select
      aria-label={t('decisions.addInput')}
      placeholder={t('decisions.addInput')}
      style={{ minWidth: 200 }}
      popupMatchSelectWidth={360}
      value={null}
      loading={tags.isFetching}
      showSearch={{ optionFilterProp: 'search' }}
      options={free.map((tag) => ({
        value: tag.code,
        label: nameOf(tag),
        search: `${tag.code} ${tag.nameZh} ${tag.nameEn}`,
      }))}
      optionRender={(option) => (
        <>
          {option.label} <span className="quiet small mono">{option.value}</span>
        </>
      )}
      onChange={(code: string | null) => {
        const tag = free.find((each) => each.code === code);
        if (tag) props.onAdd(tag, nameOf(tag));
      }}
    />
  );
}
