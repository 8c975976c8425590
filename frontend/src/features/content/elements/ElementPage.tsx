import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { call } from '@shared/api/client';
import type { ElementView } from '@shared/api/elements';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { ElementForm } from './ElementForm';
import { ElementMark } from './ElementMark';
import { ElementVersions } from './ElementVersions';
import { useNameOf } from '@shared/i18n/names';

export function ElementPage() {
  const { key = '' } = useParams();
  const element = useQuery({
    queryKey: ['elements', key],
    queryFn: () => call('GET /api/elements/{key}', { path: { key } }),
  });
  return <QueryView query={element}>{(data) => <Opened key={key} element={data} />}</QueryView>;
}

/** One element: what it says now, its versions and who uses it. */
function Opened({ element }: { element: ElementView }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const nameOf = useNameOf();
  const [editing, setEditing] = useState(false);
  const { summary } = element;
  const retire = useChange(
    () => call('POST /api/elements/{key}/retire', { path: { key: summary.key } }),
    [['elements']],
  );
  return (
    <>
      <PageHead
        title={nameOf(summary.name)}
        facts={
          <>
            <ElementMark state={summary.retired ? 'RETIRED' : summary.expired ? 'EXPIRED' : summary.state} />
            <span>{t(`elements.kind.${summary.kind}`)}</span>
            <span className="mono">{summary.key}</span>
            <span>{summary.owner}</span>
            <span>
              {summary.usable
                ? t('elements.usableFact', { version: summary.usable })
                : t('elements.nothingUsable')}
            </span>
          </>
        }
        actions={
          !editing && (
            <>
              {element.mayRetire && (
                <Button
                  loading={retire.isPending}
                  onClick={() => {
                    modal.confirm({
                      title: t('elements.retireTitle'),
                      content: t('elements.retireText'),
                      okText: t('elements.retire'),
                      cancelText: t('common.cancel'),
                      okButtonProps: { danger: true },
                      onOk: () => retire.mutateAsync(undefined).catch(() => undefined),
                    });
                  }}
                >
                  {t('elements.retire')}
                </Button>
              )}
              {element.mayEdit && (
                <Button
                  type="primary"
                  onClick={() => {
                    setEditing(true);
                  }}
                >
                  {t('elements.nextVersion')}
                </Button>
              )}
            </>
          )
        }
      />
      {retire.isError && (
        <div className="section">
          <ProblemView problem={asProblem(retire.error)} />
        </div>
      )}
      {editing ? (
        <ElementForm
          kind={summary.kind}
          element={element}
          onDone={() => {
            setEditing(false);
          }}
          onCancel={() => {
            setEditing(false);
          }}
        />
      ) : (
        <>
          <ElementVersions element={element} />
          <Users element={element} />
        </>
      )}
    </>
  );
}

function Users({ element }: { element: ElementView }) {
  const { t } = useTranslation();
  const none = element.users.length + element.hiddenUsers === 0;
  return (
    <section className="section">
      <h2 className="section-title">{t('elements.users')}</h2>
      {none && <p className="quiet">{t('elements.noUsers')}</p>}
      <ul className="plain">
        {element.users.map((use) => (
          <li key={`${use.kind} ${use.code}`}>
            <Link
              to={
                use.kind === 'CAMPAIGN' ? `/campaigns/${use.code}/manifest` : `/content/elements/${use.code}`
              }
            >
              {use.name}
            </Link>{' '}
            <span className="quiet small mono">{use.code}</span>{' '}
            {use.version !== null && (
              <span className="quiet small">{t('elements.pinned', { version: use.version })}</span>
            )}
          </li>
        ))}
      </ul>
      {element.hiddenUsers > 0 && (
        <p className="quiet">{t('segments.usersHidden', { count: element.hiddenUsers })}</p>
      )}
    </section>
  );
}
