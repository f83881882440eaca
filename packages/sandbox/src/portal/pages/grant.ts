import { alert, choices, field, select, stampField, tabs } from '../components.ts';
import { sampleUnit } from '../context.ts';
import type { Frame, LoggedIn } from '../frame.ts';
import { grantKindsIn, kindWords, offeredPermissions } from '../grants/grant-kinds.ts';
import { fieldWords, type GrantField, type GrantValues } from '../grants/grant-values.ts';
import { type Html, html } from '../html.ts';
import { page } from '../layout.ts';
import { permissionLabel } from '../permission-names.ts';
import type { ContractVersion } from '../../platform/contract-version.ts';

type Words = readonly [pl: string, en: string];

/** What the form is shown with. */
export interface GrantForm {
  readonly values: GrantValues;
  readonly contract: ContractVersion;
  readonly error?: string | readonly string[] | undefined;
}

type GrantFrame = Frame & { loggedIn: LoggedIn };

interface FieldLook {
  readonly hint?: Words;
  readonly isNumber?: boolean;
  readonly type?: 'date';
  /** Hidden until a choice above asks for it: the browser must not insist on it. */
  readonly isConditional?: boolean;
}

function typed({ say }: Frame, { text }: GrantValues, name: GrantField, look: FieldLook = {}): Html {
  const { hint, isNumber = false, type = 'text', isConditional = false } = look;
  return field({
    name,
    label: say(...fieldWords[name]),
    value: text(name),
    type,
    isNumber,
    required: !isConditional,
    ...(hint ? { hint: say(...hint) } : {}),
  });
}

function personNames(frame: Frame, values: GrantValues, isConditional = false): Html {
  return html`<div class="pair">
    ${typed(frame, values, 'firstName', { isConditional })}
    ${typed(frame, values, 'lastName', { isConditional })}
  </div>`;
}

function person(frame: Frame, values: GrantValues): Html {
  return html`${typed(frame, values, 'identifier', { isNumber: true })} ${personNames(frame, values)}`;
}

const FIVE_UP: Words = ['co najmniej 5 znaków', 'at least 5 characters'];

function company(frame: Frame, values: GrantValues): Html {
  const number = values.kind === 'entity' ? 'company' : 'companyOrProvider';
  return html`${typed(frame, values, number)} ${typed(frame, values, 'fullName', { hint: FIVE_UP })}`;
}

function clients(frame: Frame, values: GrantValues): Html {
  const { say } = frame;
  return html`<p class="hint">
      ${say(
        'Klient musi wcześniej nadać Twojej firmie to samo uprawnienie z prawem przekazania; do tego czasu nadane czeka jako nieaktywne.',
        'The client must first give your company the same permission to pass on; until then the grant waits as inactive.',
      )}
    </p>
    ${choices(
      'radio',
      'target',
      say('U kogo', 'Of whom'),
      [
        {
          value: 'all-clients',
          label: say('Wszyscy klienci', 'All clients'),
          hint: say('uprawnienie generalne', 'a general permission'),
        },
        {
          value: 'one-client',
          label: say('Jeden klient', 'One client'),
          hint: say('uprawnienie selektywne', 'a selective permission'),
        },
      ],
      [values.isForOneClient ? 'one-client' : 'all-clients'],
    )}
    <div class="for-one-client">${typed(frame, values, 'client', { isConditional: true })}</div>
    ${person(frame, values)}`;
}

function unit(frame: GrantFrame, values: GrantValues): Html {
  const example = sampleUnit(frame.loggedIn.context.value);
  return html`${typed(frame, values, 'unit', {
    hint: [
      `np. ${example}; NIP członka grupy VAT albo jednostki samorządu, gdy do niej należy`,
      `such as ${example}; the NIP of a member when it belongs to the VAT group or the local government`,
    ],
  })}
  ${typed(frame, values, 'unitName', {
    isConditional: true,
    hint: ['potrzebna jednostce z identyfikatorem', 'needed by a unit with an identifier'],
  })}
  ${person(frame, values)}`;
}

function holder(frame: Frame, values: GrantValues): Html {
  const { say } = frame;
  const hidden = { isConditional: true };
  return html`${typed(frame, values, 'fingerprint', {
      hint: [
        '64 znaki szesnastkowe; dwukropki i odstępy nie przeszkadzają',
        '64 hexadecimal characters; colons and spaces do no harm',
      ],
    })}
    ${choices(
      'radio',
      'holder',
      say('Czyj to certyfikat', 'Whose certificate it is'),
      [
        {
          value: 'person-with-number',
          label: say('Osoby z PESEL albo NIP', 'Of a person with a PESEL or NIP'),
        },
        {
          value: 'person-with-document',
          label: say('Osoby bez tych numerów', 'Of a person without these numbers'),
        },
        { value: 'entity', label: say('Firmy', 'Of a company') },
      ],
      [values.holder],
    )}
    <div class="for-person-with-number">
      ${typed(frame, values, 'identifier', { ...hidden, isNumber: true })}
    </div>
    <div class="for-any-person">${personNames(frame, values, true)}</div>
    <div class="for-person-with-document">
      <div class="pair">
        ${typed(frame, values, 'birthDate', { ...hidden, type: 'date' })}
        ${typed(frame, values, 'documentCountry', { ...hidden, hint: ['kod, np. DE', 'code, such as DE'] })}
        ${typed(frame, values, 'documentType', { ...hidden, hint: ['np. paszport', 'such as passport'] })}
        ${typed(frame, values, 'documentNumber', hidden)}
      </div>
    </div>
    <div class="for-entity">
      ${typed(frame, values, 'holderName', hidden)} ${typed(frame, values, 'holderAddress', hidden)}
    </div>`;
}

function euAdministrator(frame: Frame, values: GrantValues): Html {
  return html`<h2>${frame.say('Podmiot unijny', 'The EU entity')}</h2>
    <div class="pair">
      ${typed(frame, values, 'vatUe', { hint: ['np. DE123456789', 'such as DE123456789'] })}
      ${typed(frame, values, 'euName', { hint: FIVE_UP })}
    </div>
    ${typed(frame, values, 'euFullName')} ${typed(frame, values, 'euAddress')}
    <h2>${frame.say('Administrator', 'The administrator')}</h2>
    ${holder(frame, values)}`;
}

function subject(frame: GrantFrame, values: GrantValues): Html {
  const { kind } = values;
  if (kind === 'entity' || kind === 'authorization') return company(frame, values);
  if (kind === 'indirect') return clients(frame, values);
  if (kind === 'subunit') return unit(frame, values);
  if (kind === 'euAdministrator') return euAdministrator(frame, values);
  return kind === 'euRepresentative' ? holder(frame, values) : person(frame, values);
}

/** What grants without a choice give. */
const alwaysGiven: Partial<Record<GrantValues['kind'], readonly string[]>> = {
  subunit: ['CredentialsManage'],
  euAdministrator: ['VatUeManage', 'InvoiceWrite', 'InvoiceRead', 'Introspection'],
};

function permissions(frame: GrantFrame, { values, contract }: GrantForm): Html {
  const { say } = frame;
  const given = alwaysGiven[values.kind];
  if (given) {
    return html`<p class="hint">
      ${say('Otrzyma', 'Receives')}: ${given.map((name) => permissionLabel(name, say)).join(', ')}.
    </p>`;
  }
  const offered = offeredPermissions(values.kind, frame.loggedIn.context, contract).map((name) => ({
    value: name,
    label: permissionLabel(name, say),
  }));
  return values.kind === 'authorization'
    ? select('permissions', say('Upoważnienie', 'Authorisation'), offered, values.permissions[0])
    : choices('checkbox', 'permissions', say('Uprawnienia', 'Permissions'), offered, values.permissions);
}

/** The form that grants permissions: the kinds that the visitor's context can grant. */
export function grantPage(frame: GrantFrame, form: GrantForm): string {
  const { say, loggedIn } = frame;
  const { values } = form;
  const kinds = grantKindsIn(loggedIn.context);
  return page(frame, {
    title: say('Nadaj uprawnienia', 'Grant permissions'),
    current: '/uprawnienia',
    body: html`<section class="card narrow">
      <h1>${say('Nadaj uprawnienia', 'Grant permissions')}</h1>
      ${
        kinds.length > 1 &&
        tabs(
          say('Komu', 'To whom'),
          kinds.map((kind) => ({
            href: `/uprawnienia/nadaj?komu=${kind}`,
            label: say(...kindWords[kind]),
            isCurrent: kind === values.kind,
          })),
        )
      }
      ${alert(form.error)}
      <form method="post" action="/uprawnienia">
        ${stampField(frame)}<input type="hidden" name="kind" value="${values.kind}" />
        ${subject(frame, values)} ${permissions(frame, form)}
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
        ${typed(frame, values, 'description', { hint: ['od 5 do 256 znaków', '5 to 256 characters'] })}
        <button class="primary">${say('Nadaj', 'Grant')}</button>
        <a class="button quiet" href="/uprawnienia">${say('Anuluj', 'Cancel')}</a>
      </form>
    </section>`,
  });
}
