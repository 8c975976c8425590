import InboxOutlined from '@ant-design/icons/InboxOutlined';
import { Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { percent } from '@shared/format/numbers';

export function DropZone({
  busy,
  share,
  onFile,
}: {
  busy: boolean;
  share: number;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation();
  return (
    <Upload.Dragger
      accept=".csv,.txt,.gz,.parquet"
      showUploadList={false}
      disabled={busy}
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <div style={{ padding: '32px 16px' }}>
        <p style={{ fontSize: 32, color: 'var(--accent)' }} aria-hidden>
          <InboxOutlined />
        </p>
        {busy ? (
          <>
            <p>{share < 1 ? t('imports.uploading', { share: percent(share) }) : t('imports.looking')}</p>
            <div className="bar" style={{ maxWidth: 320, margin: '12px auto 0' }}>
              <i style={{ width: `${share * 100}%` }} />
            </div>
          </>
        ) : (
          <>
            <p style={{ fontSize: 16 }}>{t('imports.drop')}</p>
            <p className="quiet">{t('imports.dropText')}</p>
          </>
        )}
      </div>
    </Upload.Dragger>
  );
}
