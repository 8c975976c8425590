export const typePath = (code: string) => `/run/event-types/${encodeURIComponent(code)}`;
export const sourcePath = (code: string) => `/run/event-sources/${encodeURIComponent(code)}`;
