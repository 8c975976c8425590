import type { FieldType, ImportPreview, ImportRequest } from '@shared/api/types';

export type Meaning = 'branch' | 'email' | 'mobile' | 'customerName';
export const MEANINGS: readonly Meaning[] = ['branch', 'email', 'mobile', 'customerName'];

export interface MappedColumn {
  name: string;
  type: FieldType;
  scale: number;
  include: boolean;
}

const HINTS: Record<Meaning, RegExp> = {
  branch: /^(branch|branch_code|机构|网点|机构号)$/i,
  email: /e-?mail|邮箱/i,
  mobile: /mobile|phone|手机/i,
  customerName: /^(customer_?name|name|姓名|客户姓名)$/i,
};
const KEY_HINT = /^(id|key|customer|customer_?(id|key|no)|cust_?(id|no)|客户号)$/i;

/** A code the server accepts, from the name of a file: letters, digits and underscores, starting with a letter. */
export function codeOf(fileName: string): string {
  const base = fileName.replace(/\.gz$/i, '').replace(/\.(csv|txt|parquet)$/i, '');
  const code = base
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(code) ? code.slice(0, 40) : `source_${code}`.slice(0, 40).replace(/_$/, '');
}

/** What the column names suggest; the person confirms or corrects it. */
export function proposal(preview: ImportPreview): {
  key: string | null;
  meanings: Partial<Record<Meaning, string>>;
} {
  const meanings: Partial<Record<Meaning, string>> = {};
  for (const meaning of MEANINGS) {
    const found = preview.header.find((name) => HINTS[meaning].test(name));
    if (found) meanings[meaning] = found;
  }
  return { key: preview.header.find((name) => KEY_HINT.test(name)) ?? null, meanings };
}

/** Contact data and names never become tags: mapped columns are left out of the analysable ones. */
export function toRequest(
  preview: ImportPreview,
  form: { code: string; name: string; key: string | null; meanings: Partial<Record<Meaning, string>> },
  columns: readonly MappedColumn[],
): ImportRequest {
  const meanings = Object.fromEntries(Object.entries(form.meanings).filter(([, column]) => column));
  const personal = new Set([meanings.email, meanings.mobile, meanings.customerName]);
  return {
    upload: preview.upload,
    code: form.code,
    name: form.name,
    key: form.key,
    columns: columns.map((column) => ({ ...column, include: column.include && !personal.has(column.name) })),
    ...meanings,
  };
}
