import { useTranslation } from 'react-i18next';
import { useWord } from '@shared/i18n/words';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { TagStateMark } from '../TagStateMark';
import { useSheetHistory } from '../api';
import type { SheetChange } from '../types';
import { SHEET_FIELDS, useSheetText } from './sheetFields';

/** Every change of the sheet and of the state, the newest first, with what it changed. */
export function SheetHistory({ code }: { code: string }) {
  const { t } = useTranslation();
  const history = useSheetHistory(code);
  return (
    <section>
      <h2 className="section-title">{t('tags.history')}</h2>
      <QueryView query={history}>
        {(changes) =>
          changes.length === 0 ? (
            <Empty title={t('tags.noHistory')} text={t('tags.noHistoryText')} />
          ) : (
            <div className="sheet padded" style={{ paddingBlock: 4 }}>
              {changes.map((change, index) => (
                <Change key={change.version} change={change} before={changes[index + 1]} />
              ))}
            </div>
          )
        }
      </QueryView>
    </section>
  );
}

function Change({ change, before }: { change: SheetChange; before: SheetChange | undefined }) {
  const { t } = useTranslation();
  const word = useWord();
  const text = useSheetText();
  const changed = SHEET_FIELDS.filter(
    (field) => (before ? text(before.sheet, field) : '') !== text(change.sheet, field),
  );
  return (
    <article className="comment">
      <div className="facts">
        {change.state !== before?.state && <TagStateMark state={change.state} />}
        <strong>{word('tags.action', change.action)}</strong>
        <span>{change.actor}</span>
        <When at={change.at} brief />
      </div>
      {changed.length > 0 && (
        <ul className="plain small">
          {changed.map((field) => (
            <li key={field}>
              <span className="quiet">{t(`tags.sheet.${field}`)}</span>{' '}
              {before && text(before.sheet, field) && <del>{text(before.sheet, field)}</del>}{' '}
              <ins>{text(change.sheet, field) || '–'}</ins>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
