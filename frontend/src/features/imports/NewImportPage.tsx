import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { ImportPreview } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { DropZone } from './DropZone';
import { MappingForm } from './MappingForm';

/** First the file, then what its columns mean; the rows are read only after that. */
export function NewImportPage() {
  const { t } = useTranslation();
  const [share, setShare] = useState(0);
  const [file, setFile] = useState<File>();
  const preview = useMutation({
    mutationFn: (chosen: File) => upload<ImportPreview>('/api/imports/preview', chosen, setShare),
  });
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
                  {t('imports.read', {
                    encoding: preview.data.encoding,
                    delimiter: delimiterName(preview.data.delimiter),
                  })}
                </span>
              )}
            </>
          )
        }
      />
      {preview.isError && (
        <div className="section">
          <ProblemView problem={asProblem(preview.error)} />
        </div>
      )}
      {preview.data && file ? (
        <MappingForm preview={preview.data} fileName={file.name} />
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
