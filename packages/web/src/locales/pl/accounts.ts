export const accounts = {
  setup: {
    title: 'Zacznijmy',
    lead: 'Utwórz konto właściciela tej instalacji. Dane zostają na tym komputerze.',
    submit: 'Utwórz konto',
  },
  signIn: { title: 'Zaloguj się', lead: 'Faktury, KSeF i koszty w jednym miejscu.', submit: 'Zaloguj się' },
  email: 'E-mail',
  password: 'Hasło',
  passwordHint: 'Co najmniej 10 znaków. Najlepiej kilka słów, które łatwo zapamiętać.',
  show: 'Pokaż hasło',
  hide: 'Ukryj hasło',
  error: {
    email: 'Wpisz adres e-mail, np. anna@firma.example',
    password: 'Hasło ma mieć co najmniej 10 znaków.',
    passwordMissing: 'Wpisz hasło.',
  },
  promise: {
    local: 'Działa na Twoim komputerze, baza danych jest w środku',
    ksef: 'Token, certyfikat, podpis albo Profil Zaufany',
    sandbox: 'Piaskownica KSeF do ćwiczeń bez ryzyka',
  },
};
