import type { Mirror } from '../mirror.ts';
import type { accounts as pl } from '../pl/accounts.ts';

export const accounts: Mirror<typeof pl> = {
  setup: {
    title: "Let's begin",
    lead: "Create the account of this installation's owner. Your data stay on this computer.",
    submit: 'Create the account',
  },
  signIn: { title: 'Sign in', lead: 'Invoices, KSeF and costs in one place.', submit: 'Sign in' },
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least 10 characters. Best a few words that are easy to remember.',
  show: 'Show the password',
  hide: 'Hide the password',
  error: {
    email: 'Type an e-mail address, e.g. anna@firma.example',
    password: 'The password needs at least 10 characters.',
    passwordMissing: 'Type the password.',
  },
  promise: {
    local: 'Runs on your computer, its database included',
    ksef: 'Token, certificate, signature or Profil Zaufany',
    sandbox: 'A KSeF sandbox to practise without risk',
  },
};
