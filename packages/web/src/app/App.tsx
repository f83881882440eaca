import { localStorageColorSchemeManager, MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { closeButtons, cssVariablesResolver, theme } from '../design/theme.ts';
import { createQueryClient } from './query-client.ts';
import { createAppRouter } from './router.tsx';

const queryClient = createQueryClient(() => {
  const { pathname, searchStr } = router.state.location;
  if (pathname !== '/logowanie')
    void router.navigate({ to: '/logowanie', search: { powrot: pathname + searchStr } });
});
const router = createAppRouter(queryClient);
const colorSchemeManager = localStorageColorSchemeManager({ key: 'skryba-color-scheme' });
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// The scroll lock of dialogs looks for the nonce of its style here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

/** The whole interface. */
export function App() {
  const { t } = useTranslation();
  const close = t('common.close');
  const themed = useMemo(() => mergeThemeOverrides(theme, closeButtons(close)), [close]);
  return (
    <MantineProvider
      theme={themed}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
