import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import type { Facts } from './types';

export const documentOf = (xml: string) => new Blob([xml], { type: 'application/xml' });

export const useEffective = (key: string) =>
  useQuery({
    queryKey: ['decisions', key, 'xml'],
    queryFn: () => call('GET /api/decisions/{key}/xml', { path: { key } }),
  });

export const useCertificate = (key: string) =>
  useQuery({
    queryKey: ['decisions', key, 'certificate'],
    queryFn: () => call('GET /api/decisions/{key}/certificate', { path: { key } }),
  });

/** The draft with its text; null where nobody has begun one. */
export const useDraft = (key: string) =>
  useQuery({
    queryKey: ['decisions', key, 'draft'],
    queryFn: async () => {
      const draft = await call('GET /api/decisions/{key}/draft', { path: { key } });
      if (!draft?.hash) return null;
      return { ...draft, xml: await call('GET /api/decisions/{key}/draft/xml', { path: { key } }) };
    },
  });

export const useExamination = (key: string, xml: string) =>
  useQuery({
    queryKey: ['decisions', key, 'examination', xml],
    queryFn: ({ signal }) =>
      call('POST /api/decisions/{key}/examination', { path: { key }, body: documentOf(xml), signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const useTrial = (key: string, xml: string, cases: Facts[], asked: boolean) =>
  useQuery({
    queryKey: ['decisions', key, 'trial', xml, cases],
    queryFn: ({ signal }) =>
      call('POST /api/decisions/{key}/trial', { path: { key }, body: { xml, cases }, signal }),
    placeholderData: keepPreviousData,
    enabled: asked,
  });

export const useTags = () =>
  useQuery({ queryKey: ['tags', ''], queryFn: () => call('GET /api/tags', { query: {} }) });
