import {
  alert,
  type Cell,
  chip,
  choices,
  emptyState,
  field,
  heading,
  notice,
  select,
  stampField,
  table,
  tabs,
} from '../components.ts';
import { formatInstant } from '../format.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { page } from '../layout.ts';
import type { ListedPermission } from '../listed-permission.ts';
import { permissionLabel } from '../permission-names.ts';

/** Kinds of permissions as the page shows them. */
export const permissionSides = ['granted', 'authorizations', 'units', 'received', 'mine'] as const;
export type PermissionSide = (typeof permissionSides)[number];

function row(frame: Frame, item: ListedPermission, side: PermissionSide): Cell[] {
  const { say } = frame;
  return [
    {
      label: side === 'received' ? say('Od kogo', 'From whom') : say('Kto', 'Who'),
      content: html`<div>
        ${item.name !== undefined && html`<b>${item.name}</b><br />`}<span class="number">${item.who}</span>
      </div>`,
    },
    {
      label: say('Uprawnienie', 'Permission'),
      content: html`<div>
        ${permissionLabel(item.permission, say)}${item.canDelegate && html` ${chip('busy', say('można przekazać dalej', 'may be passed on'))}`}
      </div>`,
    },
    { label: say('Gdzie', 'Where'), content: html`<span class="number">${item.context ?? '–'}</span>` },
    { label: say('Opis', 'Description'), content: item.description },
    { label: say('Od', 'Since'), content: formatInstant(item.startDate) },
    {
      label: say('Działania', 'Actions'),
      look: 'actions',
      content: item.isRevocable
        ? html`<form method="post" action="/uprawnienia/${item.id}/odbierz">
            ${stampField(frame)}<input type="hidden" name="strona" value="${side}" />
            <button
              class="danger"
              aria-label="${say('Odbierz', 'Take back')}: ${permissionLabel(item.permission, say)}, ${item.name ?? item.who}"
            >
              ${say('Odbierz', 'Take back')}
            </button>
          </form>`
        : '',
    },
  ];
}

const sideWords: Record<PermissionSide, readonly [string, string]> = {
  granted: ['Nadane osobom i firmom', 'Granted to people and companies'],
  authorizations: ['Upoważnienia', 'Authorisations'],
  units: ['Jednostki i podmioty UE', 'Units and EU entities'],
  received: ['Otrzymane od firm', 'Received from companies'],
  mine: ['Moje', 'Mine'],
};

/** Permissions of a company: given and received. */
export function permissionsPage(
  frame: Frame,
  options: {
    side: PermissionSide;
    permissions: readonly ListedPermission[];
    done?: string | undefined;
    error?: string | readonly string[] | undefined;
  },
): string {
  const { say } = frame;
  const grant = html`<a class="button primary" href="/uprawnienia/nadaj"
    >${say('Nadaj uprawnienia', 'Grant permissions')}</a
  >`;
  return page(frame, {
    title: say('Uprawnienia', 'Permissions'),
    current: '/uprawnienia',
    body: html`${heading(say('Uprawnienia', 'Permissions'), grant)} ${notice(options.done)}
    ${alert(options.error)}
    ${tabs(
      say('Rodzaj uprawnień', 'Kind of permissions'),
      permissionSides.map((side) => ({
        href: `/uprawnienia?strona=${side}`,
        label: say(...sideWords[side]),
        isCurrent: side === options.side,
      })),
    )}
    ${
      options.permissions.length === 0
        ? emptyState(
            'people',
            say('Nic tu jeszcze nie ma', 'Nothing here yet'),
            say(
              'Właściciel ma wszystkie uprawnienia bez nadawania. Innym osobom i firmom nadaje się je tutaj albo przez API.',
              'The owner has all permissions without any grant. Other people and companies get them here or through the API.',
            ),
          )
        : table(
            say(...sideWords[options.side]),
            options.permissions.map((item) => row(frame, item, options.side)),
          )
    }`,
  });
}

/** Kinds of grants that the form makes. */
export const grantKinds = ['person', 'entity', 'authorization'] as const;
export type GrantKind = (typeof grantKinds)[number];

/** What was typed into the form of a grant. */
export interface GrantValues {
  readonly kind: GrantKind;
  readonly identifier: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly fullName: string;
  readonly description: string;
  readonly permissions: readonly string[];
  readonly canDelegate: boolean;
}

const offered: Record<GrantKind, readonly string[]> = {
  person: [
    'InvoiceRead',
    'InvoiceWrite',
    'CredentialsRead',
    'CredentialsManage',
    'Introspection',
    'SubunitManage',
    'EnforcementOperations',
  ],
  entity: ['InvoiceRead', 'InvoiceWrite'],
  authorization: ['SelfInvoicing', 'RRInvoicing', 'TaxRepresentative', 'PefInvoicing'],
};

const kindWords: Record<GrantKind, readonly [string, string]> = {
  person: ['Osobie', 'A person'],
  entity: ['Firmie (dostęp do faktur)', 'A company (invoices)'],
  authorization: ['Firmie (upoważnienie)', 'A company (authorisation)'],
};

function subjectFields(frame: Frame, values: GrantValues): Html {
  const { say } = frame;
  if (values.kind === 'person') {
    return html`${field({ name: 'identifier', label: say('PESEL albo NIP osoby', "The person's PESEL or NIP"), value: values.identifier, isNumber: true, required: true })}
      <div class="pair">
        ${field({ name: 'firstName', label: say('Imię', 'First name'), value: values.firstName, required: true })}
        ${field({ name: 'lastName', label: say('Nazwisko', 'Last name'), value: values.lastName, required: true })}
      </div>`;
  }
  const label =
    values.kind === 'entity'
      ? say('NIP firmy', "The company's NIP")
      : say('NIP firmy albo identyfikator Peppol', "The company's NIP or Peppol identifier");
  return html`${field({ name: 'identifier', label, value: values.identifier, required: true })}
  ${field({ name: 'fullName', label: say('Nazwa firmy', 'Name of the company'), value: values.fullName, required: true, hint: say('co najmniej 5 znaków', 'at least 5 characters') })}`;
}

/** The form that grants permissions. */
export function grantPage(frame: Frame, values: GrantValues, error?: string | readonly string[]): string {
  const { say } = frame;
  return page(frame, {
    title: say('Nadaj uprawnienia', 'Grant permissions'),
    current: '/uprawnienia',
    body: html`<section class="card narrow">
      <h1>${say('Nadaj uprawnienia', 'Grant permissions')}</h1>
      ${tabs(
        say('Komu', 'To whom'),
        grantKinds.map((kind) => ({
          href: `/uprawnienia/nadaj?komu=${kind}`,
          label: say(...kindWords[kind]),
          isCurrent: kind === values.kind,
        })),
      )}
      ${alert(error)}
      <form method="post" action="/uprawnienia">
        ${stampField(frame)}<input type="hidden" name="kind" value="${values.kind}" />
        ${subjectFields(frame, values)}
        ${
          values.kind === 'authorization'
            ? select(
                'permissions',
                say('Upoważnienie', 'Authorisation'),
                offered.authorization.map((name) => ({ value: name, label: permissionLabel(name, say) })),
                values.permissions[0],
              )
            : choices(
                'checkbox',
                'permissions',
                say('Uprawnienia', 'Permissions'),
                offered[values.kind].map((name) => ({ value: name, label: permissionLabel(name, say) })),
                values.permissions,
              )
        }
        ${
          values.kind === 'entity' &&
          html`<label class="tick"
            ><input type="checkbox" name="canDelegate" value="1" ${values.canDelegate && html`checked`} />
            <span
              >${say('może przekazać dalej', 'may pass them on')}
              <small>${say('np. swoim pracownikom', 'to its staff, for example')}</small></span
            ></label
          >`
        }
        ${field({ name: 'description', label: say('Opis', 'Description'), value: values.description, required: true, hint: say('od 5 do 256 znaków', '5 to 256 characters') })}
        <button class="primary">${say('Nadaj', 'Grant')}</button>
        <a class="button quiet" href="/uprawnienia">${say('Anuluj', 'Cancel')}</a>
      </form>
    </section>`,
  });
}
