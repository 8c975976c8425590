import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import type { Tag, TagValues } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';
import { People, When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';

/** What values a tag takes and how many people have each; those without a value are counted apart. */
export function TagPanel({
  code,
  tag,
  onClose,
}: {
  code: string;
  tag: Tag | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const values = useQuery({
    queryKey: ['tags', code, 'values', ''],
    queryFn: () => call('GET /api/tags/{code}/values', { path: { code } }),
  });
  return (
    <Drawer open title={(language === 'en' ? tag?.nameEn : tag?.nameZh) || code} onClose={onClose} size={420}>
      {/* Long lists scroll, so the keyboard must be able to reach them. */}
      <div tabIndex={0} role="group" aria-label={code}>
        <dl className="keyvalues" style={{ marginBottom: 20 }}>
          <dt>{t('tags.code')}</dt>
          <dd className="mono">{code}</dd>
          {tag && (
            <>
              <dt>{t('tags.type')}</dt>
              <dd>{t(`fieldType.${tag.type}`)}</dd>
              <dt>{t('tags.source')}</dt>
              <dd className="mono">{tag.source ?? '–'}</dd>
              <dt>{t('tags.known')}</dt>
              <dd>
                <People of={tag.known} />
              </dd>
              <dt>{t('tags.computed')}</dt>
              <dd>
                <When at={tag.computedAt} />
              </dd>
            </>
          )}
        </dl>
        <h2 className="section-title">{t('tags.distribution')}</h2>
        <QueryView query={values}>{(data) => <Distribution values={data} />}</QueryView>
      </div>
    </Drawer>
  );
}

function Distribution({ values }: { values: TagValues }) {
  const { t } = useTranslation();
  const items = values.items ?? [];
  const most = Math.max(1, values.nulls, ...items.map((item) => item.count));
  return (
    <>
      {values.min !== undefined && values.max !== undefined && (
        <p className="section num">
          {t('tags.range', { min: valueText(values.min), max: valueText(values.max) })}
        </p>
      )}
      <table className="data">
        <tbody>
          {items.map((item) => (
            <ValueRow key={item.value} name={valueName(item.value)} count={item.count} most={most} />
          ))}
          <ValueRow name={t('operator.isNull')} count={values.nulls} most={most} quiet />
        </tbody>
      </table>
    </>
  );

  function valueName(value: string): string {
    return value === 'true' ? t('common.yes') : value === 'false' ? t('common.no') : value;
  }
}

function ValueRow({
  name,
  count,
  most,
  quiet = false,
}: {
  name: string;
  count: number;
  most: number;
  quiet?: boolean;
}) {
  return (
    <tr>
      <td className={quiet ? 'quiet' : ''}>{name}</td>
      <td style={{ width: '40%' }}>
        <div className="bar">
          <i style={{ width: `${(100 * count) / most}%`, ...(quiet ? { background: 'var(--line)' } : {}) }} />
        </div>
      </td>
      <td className="right">
        <People of={count} />
      </td>
    </tr>
  );
}

const valueText = (value: string | number) => (typeof value === 'number' ? exact(value) : value);
