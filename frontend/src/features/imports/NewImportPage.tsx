import { useMutation } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, upload } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { ImportPreview } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { ConnectionPicker, label } from './ConnectionPicker';
import { DropZone } from './DropZone';
import { MappingForm } from './MappingForm';
import type { Place } from './types';

/** First the file, then what its columns mean; the rows are read only after that. */
export function NewImportPage() {
  const { t } = useTranslation();
  const [share, setShare] = useState(0);
  const [file, setFile] = useState<File>();
  const preview = useMutation({
    mutationFn: (chosen: File) => upload<ImportPreview>('/api/imports/preview', chosen, setShare),
  });
  const [way, setWay] = useState<'file' | 'connection'>('file');
  const [place, setPlace] = useState<Place>();
  const look = useMutation({
    mutationFn: ({ connection = '', schema, name = '' }: Place) =>
      call('POST /api/imports/connection-preview', {
        body: { connection, name, ...(schema ? { schema } : {}) },
      }),
  });
  const failed = way === 'file' ? preview.error : look.error;
  const seen = way === 'file' ? preview.data : look.data;
  const called = way === 'file' ? file?.name : place && label(place);
  return (
    <>
      <PageHead
        title={t('imports.new')}
        facts={
          file && (
            <>
              <span>{file.name}</span>
              <span className="num">
                {t('imports.size', { size: exact(Math.max(1, Math.round(file.size / 1024))) })}
              </span>
              {preview.data && (
                <span>
                  {preview.data.delimiter
                    ? t('imports.read', {
                        encoding: preview.data.encoding,
                        delimiter: delimiterName(preview.data.delimiter),
                      })
                    : t(`sourceKind.${preview.data.kind}`)}
                </span>
              )}
            </>
          )
        }
      />
      {!seen && (
        <div className="section">
          <Segmented
            aria-label={t('imports.way')}
            value={way}
            onChange={setWay}
            options={[
              { value: 'file', label: t('imports.fromFile') },
              { value: 'connection', label: t('imports.fromConnection') },
            ]}
          />
        </div>
      )}
      {failed && (
        <div className="section">
          <ProblemView problem={asProblem(failed)} />
        </div>
      )}
      {seen && called ? (
        <MappingForm preview={seen} fileName={called} />
      ) : way === 'connection' ? (
        <ConnectionPicker
          busy={look.isPending}
          onPlace={(chosen) => {
            setPlace(chosen);
            look.mutate(chosen);
          }}
        />
      ) : (
        <DropZone
          busy={preview.isPending}
          share={share}
          onFile={(chosen) => {
            setFile(chosen);
            setShare(0);
            preview.mutate(chosen);
          }}
        />
      )}
    </>
  );

  function delimiterName(delimiter: string): string {
    return delimiter === '\t' ? 'Tab' : delimiter;
  }
}
