import { Navigate, type RouteObject } from 'react-router';
import { AdminFrame } from '../areas';

/** People, keys, audit and settings. */
export const admin: RouteObject[] = [
  {
    path: 'admin',
    Component: AdminFrame,
    children: [
      { index: true, element: <Navigate to="users" replace /> },
      {
        path: 'users',
        lazy: async () => ({ Component: (await import('@features/admin/UsersPage')).UsersPage }),
      },
      {
        path: 'keys',
        lazy: async () => ({ Component: (await import('@features/admin/KeysPage')).KeysPage }),
      },
      {
        path: 'audit',
        lazy: async () => ({ Component: (await import('@features/admin/AuditPage')).AuditPage }),
      },
      {
        path: 'settings',
        lazy: async () => ({ Component: (await import('@features/settings/SettingsPage')).SettingsPage }),
      },
    ],
  },
];
