import BulbOutlined from '@ant-design/icons/BulbOutlined';
import TranslationOutlined from '@ant-design/icons/TranslationOutlined';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Avatar, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import type { Session } from '@shared/api/types';
import { useWord } from '@shared/i18n/words';
import { usePreferences, type ThemeChoice } from '@shared/session/preferences';
import { SESSION_KEY } from '@shared/session/session';

/** Language, theme and the person: everything about the reader, nothing about the bank. */
export default function PersonMenu({ session }: { session: Session }) {
  const { t } = useTranslation();
  const word = useWord();
  const navigate = useNavigate();
  const client = useQueryClient();
  const preferences = usePreferences();
  const leave = useMutation({
    mutationFn: () => call('DELETE /api/session'),
    onSettled: () => {
      client.clear();
      client.setQueryData(SESSION_KEY, null);
      void navigate('/login');
    },
  });
  const other = preferences.language === 'en' ? 'zh-CN' : 'en';
  const name = session.displayName || session.name;
  return (
    <>
      <Button
        type="text"
        icon={<TranslationOutlined />}
        aria-label={t('shell.language')}
        lang={other}
        onClick={() => {
          preferences.setLanguage(other);
        }}
      >
        <span className="desktop-only">{other === 'en' ? 'English' : '中文'}</span>
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          selectedKeys: [preferences.themeChoice],
          items: (['system', 'light', 'dark'] as const).map((key) => ({ key, label: t(`theme.${key}`) })),
          onClick: ({ key }) => {
            preferences.setThemeChoice(key as ThemeChoice);
          },
        }}
      >
        <Button type="text" icon={<BulbOutlined />} aria-label={t('theme.title')} />
      </Dropdown>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'who',
              type: 'group',
              label: (
                <span className="small">
                  {name}
                  <br />
                  {session.roles.map((role) => word('role', role)).join(' · ')}
                  <br />
                  {session.branchName || session.branch}
                </span>
              ),
            },
            { type: 'divider' },
            { key: 'leave', label: t('shell.logOut') },
          ],
          onClick: ({ key }) => {
            if (key === 'leave') leave.mutate();
          },
        }}
      >
        <Button type="text" aria-label={t('shell.person', { name })} style={{ padding: '0 8px' }}>
          <Avatar size={24} style={{ background: 'var(--accent)', color: 'var(--on-accent)' }}>
            {name.slice(0, 1).toUpperCase()}
          </Avatar>
          <span className="desktop-only">{name}</span>
        </Button>
      </Dropdown>
    </>
  );
}
