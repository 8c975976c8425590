import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '@shared/api/types';

export function PreviewTable({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2 className="section-title">{t('imports.firstRows', { count: preview.rows.length })}</h2>
      <div
        className="sheet table-wrap"
        role="region"
        aria-label={t('imports.firstRows', { count: preview.rows.length })}
        tabIndex={0}
      >
        <table className="data">
          <thead>
            <tr>
              {preview.header.map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.slice(0, 10).map((row, index) => (
              <tr key={index}>
                {row.map((value, column) => (
                  <td key={column} className="num">
                    {value ?? <span className="quiet">–</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
