import { useTranslation } from 'react-i18next';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import { outlineOf, type Line } from './drawing/outline';
import { kindOfTask } from './drawing/words';

/** The drawing as a list of what follows what, for those who do not look at pictures. */
export function FlowTable({ xml, onOpen }: { xml: string; onOpen?: (id: string) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const lines = outlineOf(xml);
  const names = new Map(lines.map((line) => [line.id, line.name]));
  const byId = new Map(lines.map((line) => [line.id, line]));
  const ofApproval = (line: Line) => byId.get(line.host ?? '')?.type === 'userTask';
  const kind = (line: Line) =>
    word('designer.kind', ofApproval(line) ? 'notReleased' : kindOfTask(line.type, line.task));
  const called = (line: Line) => line.name || kind(line);
  const follows = (line: Line, next: Line['next'][number]) => {
    const target = names.get(next.target) || next.target;
    if (line.type === 'userTask') return t('designer.releasedTo', { target });
    if (next.otherwise) return t('designer.elseTo', { target });
    return next.condition ? t('designer.ifTo', { condition: next.condition, target }) : target;
  };
  return (
    <DataTable
      label={t('designer.asList')}
      rows={lines}
      rowKey={(line) => line.id}
      {...(onOpen
        ? {
            onOpen: (line: Line) => {
              onOpen(line.id);
            },
          }
        : {})}
      columns={[
        {
          key: 'element',
          title: t('designer.element'),
          cell: (line) => (
            <>
              {called(line)}
              {line.host && (
                <div className="quiet small">
                  {t(ofApproval(line) ? 'designer.onApproval' : 'designer.onWait', {
                    name: names.get(line.host) ?? '',
                  })}
                </div>
              )}
            </>
          ),
        },
        {
          key: 'kind',
          title: t('designer.whatItIs'),
          cell: (line) => (line.channel ? `${kind(line)} · ${word('channel', line.channel)}` : kind(line)),
        },
        {
          key: 'next',
          title: t('designer.then'),
          cell: (line) =>
            line.next.length === 0 ? (
              <span className="quiet">–</span>
            ) : (
              <ul className="plain">
                {line.next.map((next) => (
                  <li key={next.flow}>→ {follows(line, next)}</li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
