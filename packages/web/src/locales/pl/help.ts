export const help = {
  title: 'Pomoc',
  articles: {
    token: {
      title: 'Jak połączyć firmę z KSeF tokenem',
      text: 'Zaloguj się do Aplikacji Podatnika KSeF w wybranym środowisku. Otwórz Tokeny → Generuj token, zaznacz „wystawianie faktur” i „dostęp do faktur”, a potem skopiuj token: pokaże się tylko raz. W Skrybie otwórz KSeF › Autoryzacja KSeF, wybierz to samo środowisko, wklej token, wpisz NIP sprzedawcy i zapisz. Połączenie sprawdzi się samo.',
    },
    environments: {
      title: 'Czym różnią się środowiska',
      text: 'W produkcyjnym faktura staje się dokumentem podatkowym: nie da się jej usunąć, można ją tylko skorygować. DEMO i TEST służą do prób i nie mają skutków podatkowych. Piaskownica działa na tym komputerze i niczego nie wysyła na zewnątrz. Dokument wysłany na próbę można potem wysłać do innego środowiska.',
    },
    waiting: {
      title: 'Faktura czeka albo jest przetwarzana',
      text: 'KSeF bywa wolny: przetwarzanie może trwać nawet kilka godzin. Nie trzeba nic robić i nie da się wysłać faktury drugi raz przez pomyłkę. Gdy odpowiedź się zgubi, Skryba najpierw szuka faktury w KSeF po jej skrócie.',
    },
    rejected: {
      title: 'KSeF odrzucił fakturę',
      text: 'Odrzucona faktura nie istnieje w KSeF. Na stronie dokumentu jest przyczyna, oficjalny komunikat KSeF i podpowiedź, co poprawić.',
    },
    revoke: {
      title: 'Jak unieważnić token',
      text: 'W KSeF › Autoryzacja KSeF wybierz „Usuń” i zaznacz unieważnienie w KSeF. Możesz też unieważnić token w Aplikacji Podatnika. Wystawione faktury pozostają ważne.',
    },
    purchases: {
      title: 'Skąd biorą się koszty',
      text: 'KSeF nie zawiadamia o nowych fakturach, dlatego Skryba pyta o nie co kwadrans. „Pobierz z KSeF” pyta od razu. Faktury, która nie jest Twoja, nie da się odrzucić w KSeF: możesz ją ukryć.',
    },
  },
};
