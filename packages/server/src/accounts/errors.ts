import { AppError } from '../platform/errors.ts';

export function alreadySetUp(): AppError {
  return new AppError({
    code: 'already-set-up',
    status: 409,
    message: { pl: 'Ta instalacja ma już właściciela.', en: 'This installation already has an owner.' },
    remedy: {
      pl: 'Zaloguj się swoim adresem e-mail i hasłem.',
      en: 'Sign in with your e-mail and password.',
    },
  });
}

export function wrongCredentials(): AppError {
  return new AppError({
    code: 'wrong-credentials',
    status: 401,
    message: { pl: 'Adres e-mail albo hasło się nie zgadza.', en: 'The e-mail or the password is wrong.' },
    remedy: {
      pl: 'Sprawdź, czy nie jest włączony Caps Lock, i wpisz je jeszcze raz.',
      en: 'Check that Caps Lock is off and enter them again.',
    },
  });
}

/** @param seconds until the next try is taken */
export function tooManyAttempts(seconds: number): AppError {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return new AppError({
    code: 'too-many-attempts',
    status: 429,
    message: {
      pl: 'Za dużo nieudanych prób logowania. Wstrzymaliśmy logowanie, żeby nikt nie mógł zgadywać hasła.',
      en: 'Too many failed attempts. Signing in is paused so that nobody can guess the password.',
    },
    remedy: { pl: `Spróbuj ponownie za ${minutes} min.`, en: `Try again in ${minutes} min.` },
  });
}
