import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, plural, date, relative, size } = formatsOf('pl');
const duration = (ms: number) => durationIn('pl', ms);

export const common: CommonSentences = {
  lang: 'pl',
  dir: 'ltr',
  fullStop: '.',
  space: ' ',
  failures: {
    opening: {
      password_too_long: ['To hasło jest dłuższe niż 4096 bajtów.', 'Proszę sprawdzić, co zostało wklejone.'],
      password_invalid: ['To hasło zawiera uszkodzony znak.', 'Proszę wpisać je ponownie.'],
      password_unsupported_here: [
        'To hasło zawiera znaki, których ten program nie zna.',
        'Proszę je sprawdzić albo otworzyć link w nowszej przeglądarce.',
      ],
      password_required: ['Ten sekret wymaga hasła.', 'Proszę wpisać hasło otrzymane od nadawcy.'],
      password_incorrect: ['Hasło jest błędne.', 'Proszę je sprawdzić i spróbować ponownie.'],
      rate_limited: ['Było zbyt wiele żądań.', 'Proszę chwilę poczekać i spróbować ponownie.'],
      too_many_guesses: [
        'Dla tego linku wypróbowano zbyt wiele błędnych haseł.',
        'Proszę poczekać minutę i spróbować ponownie.',
      ],
      reply_lost: [
        'Połączenie zostało przerwane, zanim nadeszła odpowiedź.',
        'Proszę sprawdzić sieć, a potem ponownie sprawdzić link.',
      ],
      sign_in_page: [
        'Zamiast serwera odpowiada strona, na przykład strona logowania.',
        'Proszę otworzyć adres serwera w przeglądarce, zalogować się tam i spróbować ponownie.',
      ],
      network_unreachable: ['Nie można połączyć się z serwerem.', 'Proszę sprawdzić sieć i spróbować ponownie.'],
      cancelled: ['Operacja została anulowana.', 'Można zacząć od nowa w dowolnej chwili.'],
    },
    view: {
      no: 'Nie zużyto żadnego wyświetlenia.',
      yes: 'Zużyto jedno wyświetlenie.',
      unknown: 'Być może zużyto jedno wyświetlenie.',
    },
    waitThenRetry: (seconds) =>
      plural(seconds, {
        one: 'Proszę odczekać # sekundę i spróbować ponownie.',
        few: 'Proszę odczekać # sekundy i spróbować ponownie.',
        many: 'Proszę odczekać # sekund i spróbować ponownie.',
      }),
  },
  language: 'Język',
  languageFailed: 'Ten język się nie wczytał. Proszę sprawdzić sieć i spróbować ponownie.',
  theme: 'Motyw',
  themeNames: { system: 'Systemowy', light: 'Jasny', dark: 'Ciemny' },
  partMissing: ['Część tej strony się nie wczytała', 'Proszę sprawdzić sieć i odświeżyć stronę.'],
  reload: 'Odśwież stronę',
  cancel: 'Anuluj',
  hide: 'Ukryj',
  showPassword: 'Pokaż hasło',
  hidePassword: 'Ukryj hasło',
  passwordEnds: 'Zaczyna się lub kończy spacją albo innym znakiem, którego nie widać.',
  copied: 'Skopiowano.',
  secondsSoFar: (seconds) =>
    plural(seconds, { one: 'Minęła # sekunda.', few: 'Minęły # sekundy.', many: 'Minęło # sekund.' }),
};

const bytes = (count: number) => size(count, () => plural(count, { one: '# bajt', few: '# bajty', many: '# bajtów' }));
const times = (views: number) => plural(views, { one: '# raz', few: '# razy', many: '# razy' });

const messageSelected = 'Wiadomość jest zaznaczona: aby ją skopiować, proszę nacisnąć Ctrl+C (na Macu ⌘C).';

const expiresOn = (dateMs: number) => `Wygasa ${date(dateMs)}.`;
const deleteForEveryone = 'Usunąć dla wszystkich?';
const notDeleted = 'Serwer nie potwierdził usunięcia.';
const deleted: Notice = [
  'Sekret został usunięty',
  'Serwer go usunął, a ta strona go nie pamięta. Link już się nie otworzy.',
];

const showQrCode = 'Pokaż jako kod QR';
const hideQrCode = 'Ukryj kod QR';
const qrCodeFailed = 'Kod QR się nie wczytał. Proszę sprawdzić sieć i spróbować ponownie.';

export const reveal: RevealSentences = {
  title: 'Udostępniony sekret',
  footer:
    'Ta strona nie zapisuje na urządzeniu żadnego sekretu ani hasła i pyta tylko serwer, który przechowuje sekret.',
  otherPage: 'Wyślij sekret',
  checking: ['Sprawdzanie linku…', 'Nic nie zostanie otwarte bez wyraźnej prośby.'],

  shared: 'Ktoś udostępnił Państwu sekret',
  sharedBy: (organization) => `Sekret od: ${organization}`,
  endToEnd: 'Zaszyfrowany end-to-end.',
  serverReads: 'Serwer może go odczytać.',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Otwiera się dowolną liczbę razy.';
    return views === 1 ? 'Otwiera się tylko raz.' : `Otwiera się jeszcze ${times(views)}.`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `Wygasa ${relative(leftMs)} (${date(dateMs)}).`,
  expiresNow: 'Właśnie wygasa.',
  openedBefore: 'Był już wcześniej otwierany.',
  openedJustNow: 'Otwarto go przed chwilą, jeszcze przed Państwem.',
  openedAgo: (passedMs) => `Otwarto go ${relative(-passedMs)}, jeszcze przed Państwem.`,
  ifNotYou: 'Jeśli nie otworzyli go Państwo, może go znać ktoś inny: proszę powiadomić nadawcę.',
  showSecret: 'Pokaż sekret',
  copyUnseen: 'Kopiuj bez pokazywania',
  staysClosed: 'Pozostaje zamknięty, dopóki przycisk nie zostanie naciśnięty.',
  wait: (seconds) =>
    plural(seconds, { one: 'Proszę czekać # sekundę', few: 'Proszę czekać # sekundy', many: 'Proszę czekać # sekund' }),
  notByPerson: 'To naciśnięcie nie pochodziło od Państwa. Proszę użyć myszy, palca lub klawiatury.',

  password: 'Hasło',
  passwordFromSender: 'Hasło podał nadawca, być może w innej wiadomości.',
  passwordOfNobody: 'Jeśli nikt go nie podał, może brakować końca linku.',

  question(views, aim) {
    if (typeof views !== 'number') return aim === 'copy' ? 'Skopiować sekret teraz?' : 'Pokazać sekret teraz?';
    const now = aim === 'copy' ? 'Skopiować teraz?' : 'Pokazać teraz?';
    if (views === 1) return `${now} To ostatnie wyświetlenie.`;
    return `${now} Zużyje to jedno z ${number(views)} wyświetleń.`;
  },
  closesForGood: 'Potem link już się nie otworzy. Proszę przygotować bezpieczne miejsce na sekret.',
  nothingIsLost: 'Jeśli to nie jest dobra chwila, nic nie przepadnie: sekret pozostaje zamknięty.',
  yes: 'Tak, pokaż',
  yesCopy: 'Tak, skopiuj',
  notNow: 'Nie teraz',

  checkingPassword: 'Sprawdzanie hasła…',
  opening: 'Otwieranie…',
  openingSecret: 'Otwieranie sekretu.',
  slowOnPurpose: 'Sprawdzanie hasła jest celowo powolne: dzięki temu trudno je odgadnąć.',
  standsStill: 'Ta przeglądarka nie uruchamia do tego osobnego wątku, więc strona zastygnie do czasu zakończenia.',

  theSecret: 'Sekret',
  secretLabel: 'Sekret',
  empty: 'Sekret jest pusty.',
  onPage: 'Sekret jest na stronie.',
  hidden: 'Sekret jest ukryty.',
  covered: 'Ukryty. Pozostaje na tej stronie do jej opuszczenia.',
  showAgain: 'Pokaż ponownie',
  copy: 'Kopiuj',
  selected: 'Sekret jest zaznaczony: aby go skopiować, proszę nacisnąć Ctrl+C (na Macu ⌘C).',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Link można otwierać ponownie, dopóki nie wygaśnie.';
    if (views === 0) return 'To było ostatnie wyświetlenie: link już się nie otworzy.';
    return `Link można otworzyć jeszcze ${times(views)}.`;
  },
  theFile: 'Plik',
  fileReady: 'Plik można zapisać.',
  saveFile: 'Zapisz plik',
  file: (name, type, size) => `${name} (${type && `${type}, `}${bytes(size)})`,
  leaveQuestion: 'Sekret z tej strony nie został nigdzie skopiowany i nie otworzy się ponownie. Opuścić stronę?',

  checkAgain: 'Sprawdź ponownie',
  checkAgainIn: (seconds) =>
    plural(seconds, {
      one: 'Sprawdź ponownie za # sekundę',
      few: 'Sprawdź ponownie za # sekundy',
      many: 'Sprawdź ponownie za # sekund',
    }),
  offline: 'Brak połączenia z siecią.',
};

export const rare: RareSentences = {
  shownInstead: 'Nie udało się skopiować sekretu, dlatego jest on na stronie.',
  unseen: (characters, spaces, lineBreaks) =>
    `Nie ma żadnego widocznego znaku. Znaki: ${number(characters)}, w tym spacje: ${number(spaces)}, podziały wierszy: ${number(lineBreaks)}.`,
  lines: (count) => plural(count, { one: '# wiersz.', few: '# wiersze.', many: '# wierszy.' }),
  entries: (count) => plural(count, { one: '# wpis', few: '# wpisy', many: '# wpisów' }),
  more: 'Więcej',
  asTable: 'Jako tabela',
  asItIs: 'Tak jak jest',
  copyValue: (key) => `Kopiuj ${key}`,
  filesInside: (count) => plural(count, { one: 'Zawiera # plik:', few: 'Zawiera # pliki:', many: 'Zawiera # plików:' }),
  fileSize: bytes,
  saveNamed: (name) => `Zapisz ${name}`,
  showValue: (key) => `Pokaż ${key}`,
  hideValue: (key) => `Ukryj ${key}`,
  waiting: [
    'Być może czeka odpowiedź',
    'Poprosili już Państwo o ten sekret, ale odpowiedź nie dotarła. Serwer przechowuje ją do 10 minut.',
    'Niezależnie od tego, ile razy poproszą Państwo o niego tutaj, zużyje to łącznie jedno wyświetlenie.',
  ],
  showAnswer: 'Pokaż odpowiedź',
  typeOnceMore: 'Proszę wpisać je jeszcze raz: nie jest nigdzie przechowywane.',
  notThePasswordOfAnswer:
    'To hasło nie otwiera odpowiedzi. Proszę je sprawdzić i spróbować ponownie: nie zużyje to kolejnego wyświetlenia.',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'Kod QR sekretu',
  wrapLines: 'Zawijaj długie wiersze',
  saveAsFile: 'Zapisz jako plik',
  savedAs: (name) => `Przeglądarka zapisuje sekret jako ${name}. Po użyciu proszę usunąć ten plik.`,
  hideLater: 'Ukryj po minucie',
  hidesInAMinute: 'Ukryje się za minutę.',
  staysOnShow: 'Pozostaje widoczny.',
  emptyClipboard: 'Opróżnij schowek później',
  emptiesAMinuteAfter:
    'Minutę po skopiowaniu ta strona opróżni schowek, jeśli nadal będzie otwarta i na pierwszym planie.',
  clipboardStays: 'Schowek zachowa to, co zostanie skopiowane.',
  clipboardEmptied: 'Ta strona opróżniła schowek. Historia schowka może nadal zawierać sekret.',
  delete: 'Gotowe: usuń teraz',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: ['Otwórz udostępniony sekret', 'Proszę wkleić otrzymany link. Sprawdzenie go nie otwiera sekretu.'],
  link: 'Link',
  wholeLink: 'Cały link, od „https://” do końca.',
  checkLink: 'Sprawdź link',
  pasteLink: 'Wklej link',
  pasteAnother: 'Wklej inny link',
  elsewhere: (host) => [
    'Ten link należy do innego serwera',
    `Ta strona nie może zapytać serwera ${host}. Jeśli jest on zaufany, proszę otworzyć link w nowej karcie.`,
  ],
  choose: ['W tym tekście są różne linki', 'Proszę wybrać jeden. Sprawdzenie go nie otwiera sekretu.'],
  keySent: [
    'Klucz tego linku został wysłany do tego serwera',
    'Program, który przekazał link, na przykład skaner poczty, zmienił go: przeglądarka wysłała klucz jako część adresu. Kto prowadzi ten serwer lub czyta jego dzienniki, może nim odszyfrować sekret, chyba że link ma hasło.',
    'Klucza nie ma już w pasku adresu. Jeśli sekret ma pozostać poufny, proszę poprosić nadawcę o nowy link.',
  ],
  openedHere: [
    'Ten link został tu otwarty',
    'Sekretu nie ma już na tej stronie, a sam ten adres go nie otwiera.',
    'Aby zobaczyć go ponownie, proszę jeszcze raz otworzyć pierwotny link. Zużyje to kolejne wyświetlenie, o ile jakieś zostało.',
  ],
  browserTooOld: [
    'Ta przeglądarka nie może otworzyć sekretu',
    'Jest zbyt stara. Proszę ją zaktualizować albo otworzyć link w innej przeglądarce.',
  ],
  openInfisical: 'Otwórz stronę Infisical',
  openWithAccount: 'Otwórz kontem Infisical',
  accountNote: 'Ta strona pyta Infisical, pod własnym adresem, czy są Państwo zalogowani. To niczego nie otwiera.',
  signIn: 'Zaloguj się w Infisical',
  signInElsewhere:
    'Logowanie otwiera się w nowej karcie. Potem proszę wrócić na tę stronę i nacisnąć przycisk jeszcze raz.',
  keyStays: 'Klucz linku zostaje na tej stronie: nie jest do nikogo wysyłany.',
  askForOpenLink: 'Proszę poprosić nadawcę o link, który otwiera się bez logowania.',
  perhapsTwice:
    'Przed chwilą jeszcze tu był: jeśli połączenie zostało przerwane, przeglądarka mogła zapytać dwa razy. Wtedy otworzyli go Państwo sami.',
  opensAtOnce: 'Gdy tylko nastąpi zalogowanie, strona Infisical sama otworzy sekret, a to zużywa jedno wyświetlenie.',
  copyForSender: 'Kopiuj wiadomość dla nadawcy',
  messageSelected,
  toSender: {
    view_limit_reached:
      'Otrzymany link jest wyczerpany: otwarto go tyle razy, na ile było wolno. Proszę o ponowne udostępnienie sekretu. Jeśli nikt z nas go nie otworzył, sekret mógł przeczytać ktoś inny: wtedy proszę najpierw zmienić sekret.',
    expired: 'Otrzymany link był już wygasły, kiedy miał zostać otwarty. Proszę o ponowne udostępnienie sekretu.',
    not_found:
      'Otrzymany link nie prowadzi do żadnego sekretu: być może brakuje części linku albo sekret został usunięty. Proszę o cały link albo o ponowne udostępnienie sekretu.',
    link_legacy:
      'Otrzymany link jest starego rodzaju, którego żaden serwer już nie otwiera. Proszę o ponowne udostępnienie sekretu.',
    link_fragment_missing:
      'W otrzymanym linku brakuje końca, a z nim klucza do sekretu. Proszę o cały link, a jeśli nie ma już wyświetleń, o ponowne udostępnienie.',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['Nie ma tu żadnego linku.', 'Proszę wkleić otrzymany link.'],
  link_too_long: [
    'To dłuższe niż jakikolwiek link do sekretu.',
    'Proszę wkleić tylko część od „https://” do najbliższej spacji. Jeśli to już wszystko, proszę poprosić nadawcę o nowy link.',
  ],
  link_malformed: ['To nie jest link.', 'Proszę skopiować cały link, od „https://” do końca.'],
  link_not_a_share: [
    'To adres w sieci, ale nie adres udostępnionego sekretu.',
    'Proszę poprosić nadawcę o właściwy link.',
  ],
  link_damaged: [
    'Ten link jest uszkodzony: brakuje części albo jest w nim błąd.',
    'Proszę jeszcze raz skopiować cały link z wiadomości.',
  ],
  link_ambiguous: ['W tym tekście są różne linki.', 'Proszę wybrać jeden i wkleić tylko jego.'],
  link_wrapped: [
    'To adres innej witryny wokół udostępnionego linku, na przykład skanera poczty.',
    'Proszę poprosić nadawcę o sam link albo otworzyć ten adres w przeglądarce i skopiować adres, do którego prowadzi.',
  ],
  link_legacy_key: [
    'Ten link pochodzi z 2024 roku. Żaden serwer nie otwiera już takich linków.',
    'Proszę poprosić nadawcę o nowy.',
  ],
  link_legacy_email: [
    'Ten link pochodzi z 2025 roku i jest powiązany z adresem e-mail. Żaden serwer nie otwiera już takich linków.',
    'Proszę poprosić nadawcę o nowy.',
  ],
  link_version_unknown: [
    'Ten link wymaga nowszej wersji sharelink.',
    'Proszę zaktualizować sharelink i otworzyć link ponownie.',
  ],
  link_insecure: [
    'Z tym linkiem wszystko byłoby wysyłane bez szyfrowania (http).',
    'Proszę poprosić nadawcę o link https albo zezwolić na http, jeśli cała sieć jest zaufana.',
  ],
  link_mismatch: [
    'Serwer nie rozpoznaje tego linku.',
    'Proszę jeszcze raz skopiować cały link; jeśli to nie pomoże, poprosić nadawcę o nowy.',
  ],
  link_fragment_missing: [
    'Brakuje końca linku, części od znaku „#”: bez niej tego sekretu nie da się odszyfrować.',
    'Proszę poprosić nadawcę o cały link, a jeśli nie ma już wyświetleń, o ponowne udostępnienie.',
  ],
  page_required: [
    'Zapieczętowany link wymaga adresu strony sharelink.',
    'Proszę podać stronę, na przykład https://share.example.',
  ],
  server_required: [
    'Sam identyfikator nie mówi, gdzie przechowywany jest sekret.',
    'Proszę podać serwer albo wkleić cały link.',
  ],
  server_invalid: ['To nie jest adres serwera.', 'Proszę użyć postaci https://host lub https://host:port.'],
  password_memory: [
    'Za mało wolnej pamięci, aby sprawdzić to hasło.',
    'Proszę zamknąć inne programy albo otworzyć link na innym urządzeniu.',
  ],
  token_invalid: [
    'To nie jest token dostępu.',
    'Proszę sprawdzić, co zostało wklejone: token nie zawiera spacji ani końców wiersza.',
  ],
  value_too_long: ['Ten sekret jest za długi.', 'Proszę go skrócić albo przekazać plik w inny sposób.'],
  value_invalid: ['Ten sekret nie jest tekstem.', 'Proszę zakodować go jako tekst, na przykład w base64.'],
  file_name_invalid: ['Zapis pod tą nazwą pliku nie jest bezpieczny.', 'Proszę zmienić nazwę pliku.'],
  media_type_invalid: ['To nie jest typ mediów.', 'Proszę go pominąć.'],
  expires_in_invalid: [
    'Serwer nie przyjmuje takiego okresu ważności.',
    'Proszę wybrać okres, który serwer przyjmuje: od 5m do 30d.',
  ],
  max_views_invalid: ['To nie jest liczba wyświetleń.', 'Proszę wybrać liczbę całkowitą od 1 do 2147483647.'],
  no_value: ['Pod tym linkiem nie zapisano żadnej treści.', 'Proszę poprosić nadawcę o ponowne udostępnienie.'],
  response_malformed: ['Odpowiedzi serwera nie da się odczytać.', 'Przed kolejną próbą proszę zapytać nadawcę.'],
  response_too_large: ['Odpowiedź serwera jest za duża jak na sekret.', 'Przed kolejną próbą proszę zapytać nadawcę.'],
  wrong_server: [
    'Pod tym adresem nie odpowiada żaden serwer Infisical.',
    'Proszę sprawdzić adres i zapytać nadawcę, czy jest właściwy.',
  ],
  server_too_old: [
    'Ten Infisical jest starszy niż ta strona.',
    'Proszę otworzyć link na własnej stronie serwera albo poprosić administratora o jego aktualizację.',
  ],
  sign_in_required: [
    'Ten sekret jest przeznaczony dla członków organizacji.',
    'Aby go otworzyć, proszę zalogować się na stronie Infisical.',
  ],
  not_permitted: ['Brak uprawnień do otwarcia tego sekretu.', 'Proszę poprosić nadawcę o udostępnienie go.'],
  other_organization: [
    'Ten sekret należy do innej organizacji.',
    'Proszę przejść do tej organizacji w Infisical i spróbować ponownie.',
  ],
  email_not_listed: [
    'Ten sekret jest przeznaczony dla innych adresów e-mail.',
    'Proszę zalogować się adresem, któremu go udostępniono, albo zapytać nadawcę.',
  ],
  token_rejected: ['Serwer nie przyjmuje tego tokenu.', 'Proszę zalogować się ponownie, aby otrzymać nowy.'],
  token_without_organization: [
    'Zalogowano bez organizacji.',
    'Proszę wybrać organizację w Infisical i spróbować ponownie.',
  ],
  session_revoked: [
    'Sesja w Infisical została zakończona.',
    'Proszę zalogować się ponownie, a potem wrócić do tego linku.',
  ],
  session_stale: [
    'Sesja w Infisical jest nieaktualna.',
    'Proszę zalogować się ponownie, a potem wrócić do tego linku.',
  ],
  not_signed_in: ['Brak zalogowania w Infisical.', 'Proszę zalogować się, a potem wrócić do tego linku.'],
  sign_in_failed: [
    'Infisical nie podał, czy są Państwo zalogowani.',
    'Proszę spróbować ponownie; jeśli to nie pomoże, zapytać administratora serwera.',
  ],
  not_found: [
    'Pod tym linkiem nie ma żadnego sekretu.',
    'Proszę sprawdzić, czy link jest cały; sekret mógł też zostać usunięty.',
  ],
  expired: ['Ten sekret wygasł.', 'Proszę poprosić nadawcę o nowy link.'],
  view_limit_reached: [
    'Ten sekret został otwarty tyle razy, na ile pozwolił nadawca.',
    'Jeśli nie otworzyli go Państwo, proszę powiadomić nadawcę: mógł go przeczytać ktoś inny.',
  ],
  request_invalid: [
    'Serwer nie zrozumiał żądania.',
    'Proszę zaktualizować sharelink; jeśli to nie pomoże, zgłosić problem.',
  ],
  refused: [
    'Serwer odrzucił żądanie.',
    'Proszę spróbować później; jeśli to nie pomoże, zapytać administratora serwera.',
  ],
  server_error: ['Na serwerze wystąpił błąd.', 'Przed kolejną próbą proszę zapytać nadawcę.'],
  server_unavailable: ['Serwer jest teraz niedostępny.', 'Proszę spróbować później.'],
  server_busy: ['Serwer jest teraz przeciążony.', 'Proszę chwilę poczekać i spróbować ponownie.'],
  outcome_unknown: [
    'Wysłano żądanie do serwera, ale nie da się ustalić, co z niego wynikło.',
    'Sekret mógł zostać otwarty. Proszę poprosić nadawcę o nowy link.',
  ],
  reply_gone: [
    'Odpowiedź na to żądanie została już dostarczona albo jej czas minął.',
    'Jeśli sekret się nie pojawił, proszę poprosić nadawcę o nowy link.',
  ],
  store_full: ['Pamięć serwera jest pełna.', 'Proszę spróbować później.'],
  decrypt_failed: [
    'To, co przysłał serwer, nie pasuje do tego linku.',
    'Proszę poprosić nadawcę o ponowne udostępnienie sekretu.',
  ],
  webassembly_forbidden: [
    'Ta przeglądarka lub zasada bezpieczeństwa zabrania WebAssembly.',
    'Proszę zezwolić na nie dla tej strony (wyłączyć tryb blokady), zaktualizować przeglądarkę albo użyć innej.',
  ],
  misdirected: [
    'Ten serwer nie odpowiada za nazwę w swoim adresie.',
    'Proszę sprawdzić adres; jeśli jest właściwy, zapytać administratora serwera.',
  ],
  no_answer_behind: [
    'Serwer, który stoi za tym adresem, nie odpowiada.',
    'Proszę później ponownie sprawdzić link; jeśli to nie pomoże, zapytać administratora serwera.',
  ],
};

export const share: ShareSentences = {
  title: 'Udostępnij sekret',
  footer:
    'Ta strona nie zapisuje na urządzeniu żadnego sekretu ani hasła. To, co wysyła, jest zaszyfrowane i trafia tylko do serwera, który to przechowuje.',
  otherPage: 'Otwórz link',
  oneMoment: 'Chwileczkę…',
  explanation: 'Jest szyfrowany w tej przeglądarce. Otwiera go tylko link.',
  secret: 'Sekret',
  file: 'Plik',
  remove: 'Usuń',
  removeFile: 'Usuń plik',
  removeNamed: (name) => `Usuń ${name}`,
  removeAll: 'Usuń wszystkie',
  chooseFile: 'Wybierz zamiast tego plik',
  addFiles: 'Dodaj pliki',
  orDrop: 'lub upuść go tutaj',
  chosenFile: (name, size) => `${name} (${bytes(size)})`,
  chosenFiles: (count, size) =>
    `${plural(count, { one: '# plik', few: '# pliki', many: '# plików' })} (${bytes(size)})`,
  bytesTooMany: (count) => `Za długie o ${bytes(count)}.`,
  roomFor: (count) => `Jest miejsce na jeszcze ${bytes(count)}.`,
  upTo: (count) => `Najwięcej ${bytes(count)}.`,
  fileTooLarge: (name, count, room) => `Plik ${name} jest za duży (${bytes(count)}). Jest miejsce na ${bytes(room)}.`,
  expiresAfter: 'Wygasa po upływie',
  lifetime: duration,
  canBeOpened: 'Można otworzyć',
  times: (views) => (views === 1 ? 'Jeden raz' : times(views)),
  anyNumberOfTimes: 'Dowolną liczbę razy',
  otherChoice: 'Inne…',
  howLong: 'Jak długo',
  unit: 'Jednostka',
  units: { minute: 'minuty', hour: 'godziny', day: 'dni' },
  lifetimeRange: (minMs, maxMs) => `Od ${duration(minMs)} do ${duration(maxMs)}.`,
  howOften: 'Ile razy',
  password: 'Hasło (opcjonalne)',
  passwordNote:
    'Potrzebuje go też osoba, która otwiera link. Nigdy nie opuszcza tego urządzenia: nikt nie może go odzyskać.',
  passwordShort: (count) =>
    plural(count, { one: 'Jest krótkie: # znak.', few: 'Jest krótkie: # znaki.', many: 'Jest krótkie: # znaków.' }),
  generate: 'Wygeneruj hasło',
  generated: 'W polu jest nowe hasło. Przy linku ta strona już go nie pokaże.',
  copyPassword: 'Kopiuj hasło',
  passwordSelected: 'Hasło jest zaznaczone: aby je skopiować, proszę nacisnąć Ctrl+C (na Macu ⌘C).',
  token: 'Token dostępu',
  showToken: 'Pokaż token dostępu',
  hideToken: 'Ukryj token dostępu',
  makeLink: 'Utwórz link',

  making: 'Tworzenie linku…',
  deriving: 'Hasło jest na tym urządzeniu zamieniane w klucz. Jest to celowo powolne: dzięki temu trudno je odgadnąć.',
  derivingInPlace:
    'Hasło jest zamieniane w klucz. Ta przeglądarka nie uruchamia do tego osobnego wątku, więc strona zastygnie do czasu zakończenia.',
  sending: 'Zaszyfrowany sekret jest w drodze na serwer.',

  creating: {
    link_insecure: [
      'Zapytanie pod ten adres byłoby wysyłane bez szyfrowania (http).',
      'Proszę użyć adresu https albo zezwolić na http, jeśli cała sieć jest zaufana.',
    ],
    server_required: [
      'Nie podano serwera, który mógłby przechować sekret.',
      'Proszę go podać: us, eu lub https://host.',
    ],
    password_too_long: ['To hasło jest za długie.', 'Proszę użyć krótszego.'],
    password_invalid: [
      'To hasło jest puste lub zawiera uszkodzony znak.',
      'Proszę wpisać je ponownie albo udostępnić bez hasła.',
    ],
    password_memory: [
      'Za mało wolnej pamięci, aby zamienić to hasło w klucz.',
      'Proszę zamknąć inne programy albo udostępnić z innego urządzenia.',
    ],
    response_malformed: ['Odpowiedzi serwera nie da się odczytać.', 'Proszę sprawdzić adres serwera.'],
    response_too_large: [
      'Odpowiedź serwera jest za duża jak na odpowiedź o udostępnieniu.',
      'Proszę sprawdzić adres serwera.',
    ],
    wrong_server: ['Pod tym adresem nie odpowiada żaden serwer Infisical.', 'Proszę sprawdzić adres serwera.'],
    server_too_old: [
      'Ten Infisical jest starszy niż sharelink.',
      'Proszę poprosić administratora o jego aktualizację.',
    ],
    sign_in_required: ['Ten serwer wymaga tokenu dostępu.', 'Proszę zapytać jego administratora.'],
    not_permitted: ['Ten serwer nie pozwala tworzyć linków.', 'Proszę zapytać jego administratora.'],
    token_rejected: ['Serwer nie przyjmuje tego tokenu.', 'Proszę go sprawdzić albo zdobyć nowy.'],
    not_found: ['Serwer nie zna tego, o co go zapytano.', 'Proszę sprawdzić adres serwera.'],
    rate_limited: [
      'Ten serwer na razie nie przyjmie stąd więcej sekretów.',
      'Proszę chwilę poczekać i spróbować ponownie.',
    ],
    server_error: ['Na serwerze wystąpił błąd.', 'Proszę spróbować później.'],
    outcome_unknown: [
      'Wysłano żądanie do serwera, ale nie da się ustalić, co z niego wynikło.',
      'Proszę spróbować ponownie: jeśli sekret został zapisany, nikt nie ma do niego linku i sam wygaśnie.',
    ],
    reply_lost: [
      'Połączenie zostało przerwane, zanim nadeszła odpowiedź.',
      'Proszę spróbować ponownie: jeśli serwer zapisał sekret, nikt nie ma do niego linku i sam wygaśnie.',
    ],
    no_answer_behind: [
      'Serwer, który stoi za tym adresem, nie odpowiada.',
      'Proszę spróbować później: jeśli serwer zapisał sekret, nikt nie ma do niego linku i sam wygaśnie.',
    ],
  },
  nothingToShare: 'Nie ma jeszcze czego udostępnić. Proszę wpisać sekret albo wybrać plik.',
  fileUnreadable: 'Tego pliku nie da się odczytać. Proszę wybrać inny.',

  ready: 'Link jest gotowy',
  link: 'Link',
  copyLink: 'Kopiuj link',
  selected: 'Link jest zaznaczony: aby go skopiować, proszę nacisnąć Ctrl+C (na Macu ⌘C).',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'Kod QR linku',
  forEveryone:
    'Każdy, kto ma ten link, może przeczytać sekret. Proszę wysłać go tylko osobie, dla której jest przeznaczony.',
  withPassword: 'Sekret może przeczytać tylko ktoś, kto ma i link, i hasło. Proszę wysłać je osobno.',
  opens: (views, dateMs) =>
    `Można go otworzyć ${views === undefined ? 'dowolną liczbę razy' : views === 1 ? 'jeden raz' : times(views)}${dateMs === undefined ? '' : `, do ${date(dateMs)}`}.`,
  expiresOn,
  encryptedHere:
    'Sekret został zaszyfrowany w tej przeglądarce. Serwer nie może go odczytać, a ta strona nie może ponownie pokazać linku.',
  passOn: 'Udostępnij…',
  notPassedOn: 'Link nie został przekazany. Można go zamiast tego skopiować.',
  email: 'E-mail',
  copyAsMessage: 'Kopiuj jako wiadomość',
  messageSelected,
  messageSubject: 'Sekret dla Państwa',
  messageStart: 'Oto sekret dla Państwa.',
  messagePassword: 'Potrzebne jest też hasło, które przyjdzie inną drogą.',
  messageLink: 'Ten link go otwiera:',
  saveQrCode: 'Zapisz kod QR',
  wasItOpened: 'Czy został otwarty?',
  notOpened: 'Nie został jeszcze otwarty.',
  wasOpened: (dateMs) => (dateMs === undefined ? 'Został otwarty.' : `Został otwarty, ostatnio ${date(dateMs)}.`),
  allOpened: 'Otwarto go tyle razy, na ile było wolno. Link już się nie otworzy.',
  hasExpired: 'Wygasł. Link już się nie otworzy.',
  isGone: 'Serwer już go nie ma: został usunięty albo jego czas minął.',
  notKnown: 'Nie udało się tego ustalić.',
  deleteNow: 'Usuń teraz',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: 'Udostępnij kolejny sekret',
  notCopied: 'Link nie został jeszcze skopiowany. Aby kontynuować bez niego, proszę nacisnąć przycisk jeszcze raz.',

  notOffered: [
    'Tutaj nie można udostępniać sekretów',
    'Ten serwer nie pozwala tworzyć linków. Proszę zapytać jego administratora.',
  ],
  browserTooOld: [
    'Ta przeglądarka nie może zaszyfrować sekretu',
    'Jest zbyt stara. Proszę ją zaktualizować albo użyć innej.',
  ],
};
