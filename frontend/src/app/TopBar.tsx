import CheckSquareOutlined from '@ant-design/icons/CheckSquareOutlined';
import MenuOutlined from '@ant-design/icons/MenuOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import type { Session } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import { BarButton } from './BarButton';
import { EnvironmentMarks } from './EnvironmentMarks';
import { News } from './News';

const RailDrawer = lazy(() => import('./RailDrawer'));
const TestClock = lazy(() => import('./TestClock'));
const PersonMenu = lazy(() => import('./PersonMenu'));

export function TopBar({ session, onSearch }: { session: Session; onSearch: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const administrator = useMay('ADMINISTRATOR');
  const decides = useMay('MARKETER', 'APPROVER');
  const tasks = useQuery({
    queryKey: ['tasks'],
    queryFn: () => call('GET /api/tasks'),
    enabled: decides,
    refetchInterval: 30_000,
  });
  const waiting = tasks.data?.items.filter((task) => task.waitsForMe).length ?? 0;
  return (
    <header className="topbar">
      <Button
        className="phone-only"
        type="text"
        icon={<MenuOutlined />}
        aria-label={t('shell.menu')}
        onClick={() => {
          setOpen(true);
        }}
      />
      <Link to="/" className="brand" aria-label={t('shell.home')}>
        <img src="/baton.svg" alt="" />
        <span>Baton</span>
      </Link>
      <button type="button" className="searchbox" onClick={onSearch} aria-label={t('shell.search')}>
        <SearchOutlined />
        <span>{t('shell.search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {/* All at once: who comes later would push the others aside. */}
      <Suspense fallback={<div className="topbar-end" />}>
        <div className="topbar-end">
          <EnvironmentMarks session={session} />
          {administrator && session.testClock && <TestClock />}
          {decides && <News />}
          {decides && (
            <BarButton
              icon={<CheckSquareOutlined />}
              count={waiting}
              label={t('shell.tasks', { count: waiting })}
              onClick={() => void navigate('/tasks')}
            />
          )}
          <PersonMenu session={session} />
        </div>
      </Suspense>
      <Suspense fallback={null}>
        {open && (
          <RailDrawer
            onClose={() => {
              setOpen(false);
            }}
          />
        )}
      </Suspense>
    </header>
  );
}
