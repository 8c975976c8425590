import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';
import { asProblem } from '@shared/api/problem';
import { Empty } from '@shared/ui/Empty';
import { ProblemView } from '@shared/ui/ProblemView';

/** A page that could not be drawn or fetched; after a new release the old page's chunks are gone, and a reload mends it. */
export function Broken() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <main className="page">
      <div className="content">
        <ProblemView problem={asProblem(error)} />
        <Button
          style={{ marginTop: 16 }}
          onClick={() => {
            window.location.reload();
          }}
        >
          {t('common.reload')}
        </Button>
      </div>
    </main>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty title={t('common.notFound')} text={t('common.notFoundText')}>
      <Link to="/">{t('common.toStart')}</Link>
    </Empty>
  );
}
