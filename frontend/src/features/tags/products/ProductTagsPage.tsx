import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call, upload } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { exact } from '@shared/format/numbers';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { People, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { tagPath } from '../paths';
import { JoinProducts } from './JoinProducts';
import type { ProductJoin, ProductTag } from './types';

/** What is known of products, and the tags of customers that say it of what they hold. */
export function ProductTagsPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const mayKeep = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const [share, setShare] = useState(0);
  const [joining, setJoining] = useState(false);
  const products = useQuery({ queryKey: ['product-tags'], queryFn: () => call('GET /api/product-tags') });
  const load = useMutation({
    mutationFn: (file: File) => upload<{ values: number }>('/api/product-tags', file, setShare),
    onSuccess: async (loaded) => {
      message.success(t('productTags.loaded', { count: loaded.values }));
      await client.invalidateQueries({ queryKey: ['product-tags'] });
    },
  });
  return (
    <>
      <PageHead
        title={t('productTags.title')}
        before={<Link to="/audience/tags">{t('nav.tags')}</Link>}
        facts={<span>{t('productTags.text')}</span>}
        actions={
          mayKeep && (
            <>
              <Upload
                accept=".csv,.txt"
                showUploadList={false}
                beforeUpload={(file) => {
                  setShare(0);
                  load.mutate(file);
                  return false;
                }}
              >
                <Button icon={<UploadOutlined />} loading={load.isPending}>
                  {t('productTags.load')}
                </Button>
              </Upload>
              <Button
                type="primary"
                disabled={(products.data?.tags.length ?? 0) === 0}
                onClick={() => {
                  setJoining(true);
                }}
              >
                {t('productTags.join')}
              </Button>
            </>
          )
        }
      />
      {mayKeep && <p className="quiet small">{t('productTags.hint')}</p>}
      {load.isPending && <Progress percent={Math.round(share * 100)} />}
      {load.isError && (
        <div className="section">
          <ProblemView problem={asProblem(load.error)} />
        </div>
      )}
      <QueryView query={products}>
        {(data) =>
          data.tags.length === 0 ? (
            <Empty title={t('productTags.emptyTitle')} text={t('productTags.emptyText')} />
          ) : (
            <>
              <section className="section">
                <h2 className="section-title">{t('productTags.tags')}</h2>
                <DataTable<ProductTag>
                  label={t('productTags.tags')}
                  rows={data.tags}
                  rowKey={(row) => row.tag}
                  columns={[
                    {
                      key: 'tag',
                      title: t('productTags.tag'),
                      cell: (row) => <span className="mono">{row.tag}</span>,
                    },
                    {
                      key: 'products',
                      title: t('productTags.products'),
                      right: true,
                      cell: (row) => <People of={row.products} />,
                    },
                    {
                      key: 'distinct',
                      title: t('productTags.distinct'),
                      right: true,
                      cell: (row) => <span className="num">{exact(row.distinct)}</span>,
                    },
                  ]}
                />
              </section>
              <section className="section">
                <h2 className="section-title">{t('productTags.joins')}</h2>
                {data.joins.length === 0 ? (
                  <p className="quiet">{t('productTags.noJoins')}</p>
                ) : (
                  <DataTable<ProductJoin>
                    label={t('productTags.joins')}
                    rows={data.joins}
                    rowKey={(row) => row.tag}
                    columns={[
                      {
                        key: 'tag',
                        title: t('tags.name'),
                        cell: (row) => (
                          <Link className="name mono" to={tagPath(row.tag)}>
                            {row.tag}
                          </Link>
                        ),
                      },
                      {
                        key: 'of',
                        title: t('productTags.of'),
                        cell: (row) => (
                          <span className="mono">
                            {row.customerTag} × {row.productTag}
                          </span>
                        ),
                      },
                      {
                        key: 'at',
                        title: t('productTags.valuesOf'),
                        right: true,
                        wide: true,
                        cell: (row) => <When at={row.valuesOf} brief />,
                      },
                    ]}
                  />
                )}
              </section>
            </>
          )
        }
      </QueryView>
      {joining && products.data && (
        <JoinProducts
          productTags={products.data.tags.map((tag) => tag.tag)}
          onClose={() => {
            setJoining(false);
          }}
        />
      )}
    </>
  );
}
