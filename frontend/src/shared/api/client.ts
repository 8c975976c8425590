import { ApiProblem, problemOf } from './problem';
import type { Calls } from './calls';

type Parts<K extends keyof Calls> = Omit<Calls[K], 'answer'>;
type Arguments<K extends keyof Calls> =
  Record<never, never> extends Parts<K>
    ? [parts?: Parts<K> & { signal?: AbortSignal }]
    : [parts: Parts<K> & { signal?: AbortSignal }];

interface LooseParts {
  path?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  signal?: AbortSignal;
}

/** Sends one call of the contract; the key is the line of the contract, so a typing error cannot reach the network. */
export async function call<K extends keyof Calls>(
  key: K,
  ...[parts]: Arguments<K>
): Promise<Calls[K]['answer']> {
  const loose = (parts ?? {}) as LooseParts;
  const [method = 'GET', template = ''] = key.split(' ');
  const response = await send(method, address(template, loose), loose.body, loose.signal);
  return (await read(response)) as Calls[K]['answer'];
}

export function address(template: string, parts: Pick<LooseParts, 'path' | 'query'>): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parts.path?.[name] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size ? `${path}?${query}` : path;
}

async function send(method: string, url: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json, */*' };
  const document = body instanceof Blob;
  if (body !== undefined) headers['Content-Type'] = document ? body.type : 'application/json';
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = crossSiteToken();
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: document ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiProblem({ title: 'offline', status: 0, code: 'NETWORK_UNREACHABLE' });
  }
  if (!response.ok) throw new ApiProblem(await problemOf(response));
  return response;
}

/** Uploads a file with progress, which fetch cannot report. */
export function upload<T>(url: string, file: File, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('X-XSRF-TOKEN', crossSiteToken());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => {
      reject(new ApiProblem({ title: 'offline', status: 0, code: 'NETWORK_UNREACHABLE' }));
    };
    request.onload = () => {
      const response = new Response(request.responseText, {
        status: request.status,
        headers: { 'Content-Type': request.getResponseHeader('Content-Type') ?? '' },
      });
      if (response.ok) response.json().then(resolve as (value: unknown) => void, reject);
      else
        problemOf(response).then((problem) => {
          reject(new ApiProblem(problem));
        }, reject);
    };
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('Content-Type') ?? '';
  const text = await response.text();
  if (!type.includes('json')) return text;
  return text ? JSON.parse(text) : undefined;
}

function crossSiteToken(): string {
  const cookie = document.cookie.split('; ').find((entry) => entry.startsWith('XSRF-TOKEN='));
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : '';
}
