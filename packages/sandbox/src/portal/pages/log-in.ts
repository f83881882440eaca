import { alert, choices, field, stampField } from '../components.ts';
import { formatNip } from '../format.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { page } from '../layout.ts';
import { sampleOwner } from '../log-in.ts';
import { type SampleCompany, sampleCompanies } from '../sample-companies.ts';

/** What was typed, when the form comes back. */
export interface LogInValues {
  readonly nip: string;
  readonly as: string;
  readonly pesel: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly sealNip: string;
  readonly fingerprint: string;
  readonly isOwner: boolean;
}

const EMPTY: LogInValues = {
  nip: '',
  as: 'owner',
  pesel: '',
  firstName: '',
  lastName: '',
  sealNip: '',
  fingerprint: '',
  isOwner: false,
};

function form(frame: Frame, values: LogInValues): Html {
  const { say } = frame;
  return html`<form method="post" action="/zaloguj">
    ${stampField(frame)}
    ${field({
      name: 'nip',
      label: say('NIP firmy', "Company's NIP"),
      value: values.nip,
      required: true,
      autofocus: true,
      placeholder: '525-300-81-29',
      hint: say(
        'Z poprawną sumą kontrolną; myślniki nie przeszkadzają. Nowa firma powstaje przy pierwszym logowaniu. Do jednostki albo podmiotu UE dopisz po myślniku jej numer (00018) albo numer VAT UE (DE123456789).',
        'With a right check digit; dashes do no harm. A new company is made by the first log-in. For a unit or an EU entity add a dash and its number (00018) or its EU VAT number (DE123456789).',
      ),
    })}
    ${choices(
      'radio',
      'as',
      say('Kim jesteś', 'Who you are'),
      [
        {
          value: 'owner',
          label: say('Właściciel', 'Owner'),
          hint: say('pieczęcią firmy, wszystkie uprawnienia', "by the company's seal, all permissions"),
        },
        {
          value: 'person',
          label: say('Osoba', 'Person'),
          hint: say('podpisem z numerem PESEL', 'by a signature with a PESEL'),
        },
        {
          value: 'seal',
          label: say('Inna firma', 'Another company'),
          hint: say('jej pieczęcią, np. biuro rachunkowe', 'by its seal, such as an accounting office'),
        },
        {
          value: 'fingerprint',
          label: say('Posiadacz certyfikatu', 'Holder of a certificate'),
          hint: say(
            'odciskiem palca, np. administrator podmiotu UE',
            'by its fingerprint, such as the administrator of an EU entity',
          ),
        },
      ],
      [values.as],
    )}
    <div class="for-person">
      ${field({ name: 'pesel', label: 'PESEL', value: values.pesel, isNumber: true })}
      <div class="pair">
        ${field({ name: 'firstName', label: say('Imię', 'First name'), value: values.firstName })}
        ${field({ name: 'lastName', label: say('Nazwisko', 'Last name'), value: values.lastName })}
      </div>
      <label class="tick"
        ><input type="checkbox" name="isOwner" value="1" ${values.isOwner && html`checked`} />
        <span
          >${say('to właściciel tej firmy', 'owns this company')}
          <small
            >${say('inaczej potrzebuje nadanych uprawnień', 'otherwise needs permissions granted')}</small
          ></span
        ></label
      >
    </div>
    <div class="for-seal">
      ${field({
        name: 'sealNip',
        label: say('NIP na pieczęci', 'NIP of the seal'),
        value: values.sealNip,
        isNumber: true,
        hint: say(
          'Ta firma musi mieć uprawnienia nadane przez pierwszą.',
          'This company needs permissions granted by the first.',
        ),
      })}
    </div>
    <div class="for-fingerprint">
      ${field({
        name: 'fingerprint',
        label: say('Odcisk palca certyfikatu (SHA-256)', 'Fingerprint of the certificate (SHA-256)'),
        value: values.fingerprint,
        hint: say(
          '64 znaki szesnastkowe, jak przy nadaniu uprawnień; samego certyfikatu nie trzeba.',
          '64 hexadecimal characters, as in the grant; the certificate itself is not needed.',
        ),
      })}
    </div>
    <button class="primary">${say('Zaloguj', 'Log in')}</button>
  </form>`;
}

function sample(frame: Frame, company: SampleCompany): Html {
  const { say, language } = frame;
  const { pesel, firstName, lastName } = sampleOwner(company.nip);
  return html`<li>
    <div>
      <b>${company.name}</b>
      <small><span class="number">${formatNip(company.nip)}</span> · ${company[language]}</small>
    </div>
    <div class="actions">
      <form method="post" action="/zaloguj">
        ${stampField(frame)}<input type="hidden" name="nip" value="${company.nip}" /><input
          type="hidden"
          name="as"
          value="owner"
        />
        <button aria-label="${say('Wejdź jako właściciel:', 'Enter as the owner:')} ${company.name}">
          ${say('Właściciel', 'Owner')}
        </button>
      </form>
      <form method="post" action="/zaloguj">
        ${stampField(frame)}<input type="hidden" name="nip" value="${company.nip}" /><input
          type="hidden"
          name="as"
          value="person"
        />
        <input type="hidden" name="pesel" value="${pesel}" /><input
          type="hidden"
          name="firstName"
          value="${firstName}"
        />
        <input type="hidden" name="lastName" value="${lastName}" /><input
          type="hidden"
          name="isOwner"
          value="1"
        />
        <button class="quiet" aria-label="${say('Wejdź jako osoba:', 'Enter as a person:')} ${company.name}">
          ${say('Osoba', 'Person')}
        </button>
      </form>
    </div>
  </li>`;
}

/** The first page: for which company to log in, and as whom. */
export function logInPage(
  frame: Frame,
  options: { values?: LogInValues | undefined; error?: string | readonly string[] | undefined } = {},
): string {
  const { say } = frame;
  return page(frame, {
    title: say('Logowanie', 'Log in'),
    current: '/',
    body: html`<div class="two">
      <section class="card">
        <h1>${say('Zaloguj się', 'Log in')}</h1>
        <p class="lead">
          ${say(
            'To miejsce zastępuje Aplikację Podatnika KSeF. Wystarczy numer: podpis robi się sam, hasła nie ma.',
            'This place stands for the taxpayer application of KSeF. A number is enough: the signature makes itself, there is no password.',
          )}
        </p>
        ${alert(options.error)} ${form(frame, options.values ?? EMPTY)}
      </section>
      <section class="card">
        <h2>${say('Gotowe firmy', 'Ready-made companies')}</h2>
        <p class="hint">
          ${say('Zmyślone, z poprawnymi numerami. Jedno kliknięcie.', 'Made up, with valid numbers. One click.')}
        </p>
        <ul class="samples">
          ${sampleCompanies.map((company) => sample(frame, company))}
        </ul>
      </section>
    </div>`,
  });
}
