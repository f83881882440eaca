import {
  alert,
  type Cell,
  chip,
  emptyState,
  heading,
  notice,
  stampField,
  table,
  tabs,
} from '../components.ts';
import { formatInstant } from '../format.ts';
import type { Frame, LoggedIn } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { identifierText } from '../identifier.ts';
import { page } from '../layout.ts';
import type { ListedPermission } from '../listed-permission.ts';
import { permissionLabel } from '../permission-names.ts';
import type { Context } from '../../state/records.ts';

/** Kinds of permissions as the page shows them. */
export const permissionSides = ['granted', 'authorizations', 'units', 'received', 'mine'] as const;
export type PermissionSide = (typeof permissionSides)[number];

const sidesIn: Readonly<Record<Context['type'], readonly PermissionSide[]>> = {
  Nip: permissionSides,
  InternalId: ['granted', 'mine'],
  NipVatUe: ['units', 'mine'],
  PeppolId: ['mine'],
};

/** What there is to list in a context; the first is what its page opens with. */
export function permissionSidesIn(context: Context): readonly PermissionSide[] {
  return sidesIn[context.type];
}

function placeOf({ say }: Frame, { context }: ListedPermission): Html | string {
  return typeof context === 'string'
    ? context
    : html`<span class="number">${identifierText(context, say)}</span>`;
}

function row(frame: Frame, item: ListedPermission, side: PermissionSide): Cell[] {
  const { say } = frame;
  return [
    {
      label: side === 'received' ? say('Od kogo', 'From whom') : say('Kto', 'Who'),
      content: html`<div>
        ${item.name !== undefined && html`<b>${item.name}</b><br />`}<span class="number"
          >${identifierText(item.who, say)}</span
        >
      </div>`,
    },
    {
      label: say('Uprawnienie', 'Permission'),
      content: html`<div>
        ${permissionLabel(item.permission, say)}${item.canDelegate && html` ${chip('busy', say('można przekazać dalej', 'may be passed on'))}`}
      </div>`,
    },
    { label: say('Gdzie', 'Where'), content: placeOf(frame, item) },
    { label: say('Opis', 'Description'), content: item.description },
    { label: say('Od', 'Since'), content: formatInstant(item.startDate), look: 'whole' },
    {
      label: say('Działania', 'Actions'),
      look: 'actions',
      content: item.isRevocable
        ? html`<form method="post" action="/uprawnienia/${item.id}/odbierz">
            ${stampField(frame)}<input type="hidden" name="strona" value="${side}" />
            <button
              class="danger"
              aria-label="${say('Odbierz', 'Take back')}: ${permissionLabel(item.permission, say)}, ${item.name ?? identifierText(item.who, say)}"
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

/** What a list is called: in the context of an EU entity nobody else has permissions to list. */
function sideLabel({ say, loggedIn }: Frame, side: PermissionSide): string {
  return side === 'units' && loggedIn?.context.type === 'NipVatUe'
    ? say('Administratorzy i przedstawiciele', 'Administrators and representatives')
    : say(...sideWords[side]);
}

/** Permissions of a company: given and received. */
export function permissionsPage(
  frame: Frame & { loggedIn: LoggedIn },
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
      permissionSidesIn(frame.loggedIn.context).map((side) => ({
        href: `/uprawnienia?strona=${side}`,
        label: sideLabel(frame, side),
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
            sideLabel(frame, options.side),
            options.permissions.map((item) => row(frame, item, options.side)),
          )
    }`,
  });
}
