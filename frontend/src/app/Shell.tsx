import { Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { ClockOffset } from '@shared/format/clock';
import { useSession } from '@shared/session/session';
import { ProblemView } from '@shared/ui/ProblemView';
import { Rail } from './Rail';
import { TopBar } from './TopBar';
import { usePaletteKey } from './usePaletteKey';

const Palette = lazy(() => import('./Palette'));

/** The frame around every page: asks for the session first and sends strangers to the log-in, remembering where they were going. */
export function Shell() {
  const { t } = useTranslation();
  const location = useLocation();
  const navigation = useNavigation();
  const session = useSession();
  const [searching, setSearching] = useState(false);
  usePaletteKey(() => {
    setSearching(true);
  });
  const clock = useQuery({
    queryKey: ['clock'],
    queryFn: () => call('GET /api/clock'),
    enabled: session.data?.testClock === true,
  });

  if (session.isError && !session.data) {
    return (
      <main className="page">
        <div className="content">
          <ProblemView problem={asProblem(session.error)} onRetry={() => void session.refetch()} />
        </div>
      </main>
    );
  }
  if (session.data === undefined) return <Skeleton active style={{ padding: 32 }} />;
  if (session.data === null) {
    const from = location.pathname + location.search;
    return <Navigate to={from === '/' ? '/login' : `/login?next=${encodeURIComponent(from)}`} replace />;
  }
  return (
    <ClockOffset value={(clock.data?.offsetSeconds ?? 0) * 1000}>
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <div className="frame">
        <TopBar
          session={session.data}
          onSearch={() => {
            setSearching(true);
          }}
        />
        <Rail />
        <main className="page" id="main" tabIndex={-1} aria-busy={navigation.state === 'loading'}>
          <div className="content">
            <Outlet />
          </div>
        </main>
      </div>
      {searching && (
        <Suspense fallback={null}>
          <Palette
            onClose={() => {
              setSearching(false);
            }}
          />
        </Suspense>
      )}
    </ClockOffset>
  );
}
