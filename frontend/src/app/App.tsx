import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '@shared/api/queries';
import { PreferencesProvider } from './PreferencesProvider';
import { router } from './routes';

const queries = createQueryClient();

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <PreferencesProvider>
        <RouterProvider router={router} />
      </PreferencesProvider>
    </QueryClientProvider>
  );
}
