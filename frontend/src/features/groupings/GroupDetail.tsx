import { useTranslation } from 'react-i18next';
import { exact, percent } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { useSlotText } from './names';
import type { Group, Slot } from './types';

interface Row {
  rule: number;
  customers: number;
}

interface Middle {
  tag: string;
  nameZh: string;
  nameEn: string;
  value: string | null;
  baseValue: string | null;
  share: number | null;
  baseShare: number | null;
}

/** What the method has to say of a group: rows of the table, product, centre or range. */
export function GroupDetail({ group }: { group: Pick<Group, 'detail'> }) {
  const { t } = useTranslation();
  const slotText = useSlotText();
  const { detail } = group;
  const lines: string[] = [];
  if (detail.rest === true) lines.push(t('groupings.restText'));
  if (detail.emptied === true) lines.push(t('groupings.emptiedText'));
  const rows = detail.rows as Row[] | undefined;
  if (rows) lines.push(t('groupings.rows', { rows: rows.map((row) => row.rule).join(', ') }));
  if (typeof detail.product === 'string') lines.push(t('groupings.productIs', { product: detail.product }));
  const range = detail.range as Slot | undefined;
  if (range) {
    lines.push(slotText(range));
    const contacted = detail.contacted as number;
    if (contacted > 0) {
      lines.push(
        t('groupings.feedback', {
          contacted: exact(contacted),
          rate: percent((detail.responded as number) / contacted),
        }),
      );
    }
  }
  return (
    <>
      {lines.length > 0 && <div className="quiet small">{lines.join(' · ')}</div>}
      {Array.isArray(detail.centre) && <Centre middles={detail.centre as Middle[]} />}
    </>
  );
}

/** The average of each tag in a cluster beside that of all. */
function Centre({ middles }: { middles: Middle[] }) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <ul className="bare-list small">
      {middles
        .filter((middle) => middle.value !== null)
        .map((middle) => (
          <li key={middle.tag}>
            {named(middle)}{' '}
            {middle.share === null ? (
              <span className="num">{exact(Number(middle.value))}</span>
            ) : (
              <>
                {middle.value === 'true'
                  ? t('common.yes')
                  : middle.value === 'false'
                    ? t('common.no')
                    : middle.value}{' '}
                <span className="num">{percent(middle.share)}</span>
              </>
            )}{' '}
            <span className="quiet num">
              {t('groupings.overall', {
                value:
                  middle.share === null ? exact(Number(middle.baseValue)) : percent(middle.baseShare ?? 0),
              })}
            </span>
          </li>
        ))}
    </ul>
  );
}
