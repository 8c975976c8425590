import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Undefined where there are none yet. */
  onVersions: (() => void) | undefined;
  onDownload: () => void;
  /** Undefined where no draft is kept. */
  onDiscard: (() => void) | undefined;
}

export function DesignerMenu({ onVersions, onDownload, onDiscard }: Props) {
  const { t } = useTranslation();
  const items = [
    { key: 'versions', label: t('designer.versions'), disabled: !onVersions, onClick: onVersions },
    {
      key: 'download',
      icon: <DownloadOutlined />,
      label: t('designer.download'),
      onClick: onDownload,
    },
    {
      key: 'discard',
      danger: true,
      disabled: !onDiscard,
      label: t('designer.discard'),
      onClick: onDiscard,
    },
  ];
  return (
    <Dropdown menu={{ items }}>
      <Button icon={<MoreOutlined />} aria-label={t('designer.more')} />
    </Dropdown>
  );
}
