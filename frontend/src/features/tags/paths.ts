/** Codes hold dots and whatever the columns of a file are called. */
export const tagPath = (code: string) => `/audience/tags/${encodeURIComponent(code)}`;
