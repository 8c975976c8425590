import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { usePreferences } from '@shared/session/preferences';
import { BootstrapForm } from './BootstrapForm';
import { LoginForm } from './LoginForm';

/** The door. A new installation has no administrator yet and asks for the token printed at its first start. */
export function LoginPage() {
  const { t } = useTranslation();
  const { language, setLanguage } = usePreferences();
  const bootstrap = useQuery({ queryKey: ['bootstrap'], queryFn: () => call('GET /api/bootstrap') });
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <main className="entrance">
      <title>{`${t('session.logIn')} · Baton`}</title>
      <div className="entrance-box">
        <div className="entrance-head">
          <img src="/baton.svg" alt="" />
          <div>
            <h1 style={{ fontSize: 20, lineHeight: '26px' }}>Baton</h1>
            <div className="quiet">{t('session.purpose')}</div>
          </div>
        </div>
        <div className="sheet padded" style={{ padding: 24 }}>
          {bootstrap.isPending ? (
            <Skeleton active />
          ) : bootstrap.data?.needed ? (
            <BootstrapForm />
          ) : (
            <LoginForm />
          )}
        </div>
        <div className="entrance-foot">
          <span className="quiet small">{t('session.demoHint')}</span>
          <Button
            type="link"
            size="small"
            lang={other}
            onClick={() => {
              setLanguage(other);
            }}
          >
            {other === 'en' ? 'English' : '中文'}
          </Button>
        </div>
      </div>
    </main>
  );
}
