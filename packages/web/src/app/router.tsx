import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ApiError } from '../api/problem.ts';
import { type Session, sessionQuery, setupQuery } from '../areas/accounts/queries.ts';
import { CompanyLayout } from '../areas/shell/CompanyLayout.tsx';
import { CrashedPage } from '../areas/shell/CrashedPage.tsx';
import { lastCompany } from '../areas/shell/current-company.ts';
import { NotFoundPage } from '../areas/shell/NotFoundPage.tsx';
import { ShellLayout } from '../areas/shell/ShellLayout.tsx';
import { newUuid } from '../lib/uuid.ts';
import { documentsSearch, draftSearch, purchasesSearch } from './search.ts';

interface Context {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFoundPage });

const setup = createRoute({
  getParentRoute: () => root,
  path: '/start',
  beforeLoad: async ({ context }) => {
    const { needed } = await context.queryClient.fetchQuery(setupQuery);
    if (!needed) throw redirect({ to: '/logowanie' });
  },
  component: lazyRouteComponent(() => import('../areas/accounts/SetupPage.tsx'), 'SetupPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/logowanie',
  validateSearch: (search): { powrot?: string } => {
    const back = search['powrot'];
    return typeof back === 'string' && /^\/(?!\/)/.test(back) ? { powrot: back } : {};
  },
  beforeLoad: async ({ context }) => {
    const { needed } = await context.queryClient.fetchQuery(setupQuery);
    if (needed) throw redirect({ to: '/start' });
  },
  component: lazyRouteComponent(() => import('../areas/accounts/SignInPage.tsx'), 'SignInPage'),
});

/** Everything behind the door: the session is there before a page is drawn. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }): Promise<{ session: Session }> => {
    try {
      return { session: await context.queryClient.ensureQueryData(sessionQuery) };
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      throw redirect({
        to: '/logowanie',
        search: location.pathname === '/' ? {} : { powrot: location.href },
      });
    }
  },
  component: ShellLayout,
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: ({ context }) => {
    const company = lastCompany(context.session);
    if (!company) throw redirect({ to: '/ksef/autoryzacja' });
    throw redirect({ to: '/$nip/dokumenty', params: { nip: company.nip } });
  },
});

const authorisation = createRoute({
  getParentRoute: () => shell,
  path: '/ksef/autoryzacja',
  component: lazyRouteComponent(() => import('../areas/ksef/AuthorisationPage.tsx'), 'AuthorisationPage'),
});

const help = createRoute({
  getParentRoute: () => shell,
  path: '/pomoc',
  component: lazyRouteComponent(() => import('../areas/help/HelpPage.tsx'), 'HelpPage'),
});

const company = createRoute({ getParentRoute: () => shell, path: '/$nip', component: CompanyLayout });

const newInvoice = createRoute({
  getParentRoute: () => company,
  path: '/wystaw',
  beforeLoad: ({ params }) => {
    throw redirect({
      to: '/$nip/wystaw/$invoiceId',
      params: { ...params, invoiceId: newUuid() },
      search: { nowa: true },
    });
  },
});

const editDraft = createRoute({
  getParentRoute: () => company,
  path: '/wystaw/$invoiceId',
  validateSearch: draftSearch,
  component: lazyRouteComponent(() => import('../areas/invoices/DraftPage.tsx'), 'DraftPage'),
});

const documents = createRoute({
  getParentRoute: () => company,
  path: '/dokumenty',
  validateSearch: documentsSearch,
  component: lazyRouteComponent(() => import('../areas/documents/DocumentsPage.tsx'), 'DocumentsPage'),
});

const document = createRoute({
  getParentRoute: () => company,
  path: '/dokumenty/$invoiceId',
  component: lazyRouteComponent(() => import('../areas/documents/DocumentPage.tsx'), 'DocumentPage'),
});

const purchases = createRoute({
  getParentRoute: () => company,
  path: '/koszty',
  validateSearch: purchasesSearch,
  component: lazyRouteComponent(() => import('../areas/purchases/PurchasesPage.tsx'), 'PurchasesPage'),
});

const purchase = createRoute({
  getParentRoute: () => company,
  path: '/koszty/$purchaseId',
  component: lazyRouteComponent(() => import('../areas/purchases/PurchasePage.tsx'), 'PurchasePage'),
});

const settings = createRoute({
  getParentRoute: () => company,
  path: '/ustawienia',
  component: lazyRouteComponent(() => import('../areas/settings/SettingsPage.tsx'), 'SettingsPage'),
});

const routeTree = root.addChildren([
  setup,
  signIn,
  shell.addChildren([
    home,
    authorisation,
    help,
    company.addChildren([newInvoice, editDraft, documents, document, purchases, purchase, settings]),
  ]),
]);

/** The map of addresses to pages; pages come over the network when first opened. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: CrashedPage,
    scrollRestoration: true,
  });
}
