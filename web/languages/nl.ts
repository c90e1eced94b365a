import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, plural, date, relative, size } = formatsOf('nl');
const duration = (ms: number) => durationIn('nl', ms);

export const common: CommonSentences = {
  lang: 'nl',
  dir: 'ltr',
  fullStop: '.',
  space: ' ',
  failures: {
    opening: {
      password_too_long: ['Dit wachtwoord is langer dan 4096 bytes.', 'Controleer wat u hebt geplakt.'],
      password_invalid: ['Dit wachtwoord bevat een kapot teken.', 'Typ het opnieuw.'],
      password_unsupported_here: [
        'Dit wachtwoord bevat tekens die dit programma niet kent.',
        'Controleer het, of open de link in een nieuwere browser.',
      ],
      password_required: [
        'Dit geheim heeft een wachtwoord nodig.',
        'Typ het wachtwoord dat de afzender u heeft gegeven.',
      ],
      password_incorrect: ['Het wachtwoord is onjuist.', 'Controleer het en probeer het opnieuw.'],
      rate_limited: ['Er waren te veel verzoeken.', 'Wacht even en probeer het dan opnieuw.'],
      too_many_guesses: [
        'Voor deze link zijn te veel onjuiste wachtwoorden geprobeerd.',
        'Wacht een minuut en probeer het dan opnieuw.',
      ],
      reply_lost: [
        'De verbinding viel weg voordat het antwoord aankwam.',
        'Controleer uw netwerk en controleer dan de link opnieuw.',
      ],
      sign_in_page: [
        'In plaats van de server antwoordt een pagina, bijvoorbeeld een om u aan te melden.',
        'Open het adres van de server in een browser, meld u daar aan en probeer het opnieuw.',
      ],
      network_unreachable: ['De server is niet bereikbaar.', 'Controleer uw netwerk en probeer het dan opnieuw.'],
      cancelled: ['U hebt dit geannuleerd.', 'Begin opnieuw wanneer u zover bent.'],
    },
    view: {
      no: 'Er is geen weergave verbruikt.',
      yes: 'Er is een weergave verbruikt.',
      unknown: 'Er is misschien een weergave verbruikt.',
    },
    waitThenRetry: (seconds) =>
      plural(seconds, {
        one: 'Wacht # seconde en probeer het dan opnieuw.',
        other: 'Wacht # seconden en probeer het dan opnieuw.',
      }),
  },
  language: 'Taal',
  languageFailed: 'Deze taal is niet geladen. Controleer uw netwerk en probeer het dan opnieuw.',
  theme: 'Thema',
  themeNames: { system: 'Systeem', light: 'Licht', dark: 'Donker' },
  partMissing: ['Een deel van deze pagina is niet geladen', 'Controleer uw netwerk en laad de pagina dan opnieuw.'],
  reload: 'Pagina opnieuw laden',
  cancel: 'Annuleren',
  hide: 'Verbergen',
  showPassword: 'Wachtwoord tonen',
  hidePassword: 'Wachtwoord verbergen',
  passwordEnds: 'Het begint of eindigt met een spatie of een ander teken dat niet te zien is.',
  copied: 'Gekopieerd.',
  secondsSoFar: (seconds) => plural(seconds, { one: '# seconde tot nu toe.', other: '# seconden tot nu toe.' }),
};

const bytes = (count: number) => size(count, () => plural(count, { one: '# byte', other: '# bytes' }));
const times = (views: number) => plural(views, { one: '# keer', other: '# keer' });

const messageSelected = 'Het bericht is geselecteerd: druk op Ctrl+C om het te kopiëren (op een Mac ⌘C).';

const expiresOn = (dateMs: number) => `Het verloopt op ${date(dateMs)}.`;
const deleteForEveryone = 'Voor iedereen verwijderen?';
const notDeleted = 'De server heeft het verwijderen niet bevestigd.';
const deleted: Notice = [
  'Het geheim is verwijderd',
  'De server heeft het verwijderd, en deze pagina is het vergeten. De link gaat niet meer open.',
];

const showQrCode = 'Tonen als QR-code';
const hideQrCode = 'QR-code verbergen';
const qrCodeFailed = 'De QR-code is niet geladen. Controleer uw netwerk en probeer het dan opnieuw.';

export const reveal: RevealSentences = {
  title: 'Een gedeeld geheim',
  footer:
    'Deze pagina bewaart geen geheim en geen wachtwoord op uw apparaat, en bevraagt alleen de server die het geheim heeft.',
  otherPage: 'Geheim versturen',
  checking: ['Uw link wordt gecontroleerd…', 'Er wordt niets geopend voordat u erom vraagt.'],

  shared: 'Iemand heeft een geheim met u gedeeld',
  sharedBy: (organization) => `${organization} heeft u een geheim gestuurd`,
  endToEnd: 'End-to-end versleuteld.',
  serverReads: 'De server kan het lezen.',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Gaat onbeperkt vaak open.';
    return views === 1 ? 'Gaat één keer open.' : `Gaat nog ${times(views)} open.`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `Het verloopt ${relative(leftMs)} (${date(dateMs)}).`,
  expiresNow: 'Het verloopt nu.',
  openedBefore: 'Het is al eerder geopend.',
  openedJustNow: 'Het is zojuist al geopend, vóór u.',
  openedAgo: (passedMs) => `Het is ${relative(-passedMs)} al geopend, vóór u.`,
  ifNotYou: 'Was u dat niet, dan kent iemand anders het misschien: zeg het tegen de afzender.',
  showSecret: 'Geheim tonen',
  copyUnseen: 'Kopiëren zonder te tonen',
  staysClosed: 'Het blijft dicht totdat u op de knop drukt.',
  wait: (seconds) => plural(seconds, { one: 'Wacht # seconde', other: 'Wacht # seconden' }),
  notByPerson: 'Die druk op de knop kwam niet van u. Gebruik de muis, uw vinger of het toetsenbord.',

  password: 'Wachtwoord',
  passwordFromSender: 'De afzender heeft het u gegeven, misschien in een ander bericht.',
  passwordOfNobody: 'Heeft niemand dat gedaan, dan ontbreekt misschien het einde van de link.',

  question(views, aim) {
    if (typeof views !== 'number') return aim === 'copy' ? 'Het geheim nu kopiëren?' : 'Het geheim nu tonen?';
    const now = aim === 'copy' ? 'Nu kopiëren?' : 'Nu tonen?';
    if (views === 1) return `${now} Dit is de laatste weergave.`;
    return `${now} Dit verbruikt een van ${number(views)} weergaven.`;
  },
  closesForGood: 'Daarna gaat de link niet meer open. Zorg dat u een veilige plek voor het geheim hebt.',
  nothingIsLost: 'Komt het nu niet uit, dan gaat er niets verloren: het blijft dicht.',
  yes: 'Ja, tonen',
  yesCopy: 'Ja, kopiëren',
  notNow: 'Niet nu',

  checkingPassword: 'Wachtwoord wordt gecontroleerd…',
  opening: 'Wordt geopend…',
  openingSecret: 'Het geheim wordt geopend.',
  slowOnPurpose: 'Het controleren van het wachtwoord is met opzet traag: zo is het moeilijk te raden.',
  standsStill: 'Deze browser start er geen aparte thread voor, dus deze pagina staat stil tot het klaar is.',

  theSecret: 'Het geheim',
  secretLabel: 'Geheim',
  empty: 'Het geheim is leeg.',
  onPage: 'Het geheim staat op de pagina.',
  hidden: 'Het geheim is verborgen.',
  covered: 'Verborgen. Het blijft op deze pagina totdat u die verlaat.',
  showAgain: 'Weer tonen',
  copy: 'Kopiëren',
  selected: 'Het geheim is geselecteerd: druk op Ctrl+C om het te kopiëren (op een Mac ⌘C).',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'De link kan opnieuw worden geopend totdat hij verloopt.';
    if (views === 0) return 'Dit was de laatste weergave: de link gaat niet meer open.';
    return `De link kan nog ${times(views)} worden geopend.`;
  },
  theFile: 'Het bestand',
  fileReady: 'Het bestand kan worden opgeslagen.',
  saveFile: 'Bestand opslaan',
  file: (name, type, size) => `${name} (${type && `${type}, `}${bytes(size)})`,
  leaveQuestion: 'Het geheim op deze pagina is nergens naartoe gekopieerd en gaat niet meer open. De pagina verlaten?',

  checkAgain: 'Opnieuw controleren',
  checkAgainIn: (seconds) =>
    plural(seconds, { one: 'Over # seconde opnieuw controleren', other: 'Over # seconden opnieuw controleren' }),
  offline: 'U bent offline.',
};

export const rare: RareSentences = {
  shownInstead: 'Het geheim kon niet worden gekopieerd en staat daarom op de pagina.',
  unseen: (characters, spaces, lineBreaks) =>
    `Het heeft geen zichtbaar teken. Tekens: ${number(characters)}, waarvan spaties: ${number(spaces)}, regeleinden: ${number(lineBreaks)}.`,
  lines: (count) => plural(count, { one: '# regel.', other: '# regels.' }),
  entries: (count) => plural(count, { one: '# waarde', other: '# waarden' }),
  more: 'Meer',
  asTable: 'Als tabel',
  asItIs: 'Zoals het is',
  copyValue: (key) => `${key} kopiëren`,
  filesInside: (count) => plural(count, { one: 'Er zit # bestand in:', other: 'Er zitten # bestanden in:' }),
  fileSize: bytes,
  saveNamed: (name) => `${name} opslaan`,
  showValue: (key) => `${key} tonen`,
  hideValue: (key) => `${key} verbergen`,
  waiting: [
    'Misschien wacht er een antwoord',
    'U hebt dit geheim al eerder opgevraagd, en het antwoord kwam niet aan. De server bewaart het maximaal 10 minuten.',
    'Hoe vaak u het hier ook opvraagt, het verbruikt in totaal één weergave.',
  ],
  showAnswer: 'Antwoord tonen',
  typeOnceMore: 'Typ het nog een keer: het wordt nergens bewaard.',
  notThePasswordOfAnswer:
    'Dit wachtwoord opent het antwoord niet. Controleer het en probeer het opnieuw: dat verbruikt geen extra weergave.',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'QR-code van het geheim',
  wrapLines: 'Lange regels afbreken',
  saveAsFile: 'Opslaan als bestand',
  savedAs: (name) => `De browser slaat het geheim op als ${name}. Verwijder het bestand als u klaar bent.`,
  hideLater: 'Na een minuut verbergen',
  hidesInAMinute: 'Het verbergt zich over een minuut.',
  staysOnShow: 'Het blijft zichtbaar.',
  emptyClipboard: 'Klembord later leegmaken',
  emptiesAMinuteAfter:
    'Een minuut na het kopiëren maakt deze pagina het klembord leeg, als ze dan nog open is en op de voorgrond staat.',
  clipboardStays: 'Het klembord bewaart wat u kopieert.',
  clipboardEmptied: 'Deze pagina heeft het klembord leeggemaakt. Een klembordgeschiedenis kan het geheim nog bevatten.',
  delete: 'Klaar: nu verwijderen',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: [
    'Een gedeeld geheim openen',
    'Plak de link die u hebt gekregen. Door hem te controleren gaat het geheim niet open.',
  ],
  link: 'Link',
  wholeLink: 'De hele link, van ‘https://’ tot het einde.',
  checkLink: 'Link controleren',
  pasteLink: 'Link plakken',
  pasteAnother: 'Andere link plakken',
  elsewhere: (host) => [
    'Deze link hoort bij een andere server',
    `Deze pagina kan ${host} niet bevragen. Open de link in een nieuw tabblad als u die server vertrouwt.`,
  ],
  choose: [
    'In deze tekst staan verschillende links',
    'Kies er een. Door hem te controleren gaat het geheim niet open.',
  ],
  keySent: [
    'De sleutel van deze link is naar deze server gestuurd',
    'Een programma dat de link heeft doorgegeven, zoals een mailscanner, heeft hem veranderd: uw browser heeft de sleutel als deel van het adres gestuurd. Wie deze server beheert of zijn logboeken leest, kan het geheim ermee ontsleutelen, tenzij de link een wachtwoord heeft.',
    'De sleutel staat niet meer in de adresbalk. Moet het geheim vertrouwelijk blijven, vraag de afzender dan om een nieuwe link.',
  ],
  openedHere: [
    'Deze link is hier geopend',
    'Het geheim staat niet meer op deze pagina, en dit adres alleen opent het niet.',
    'Open de oorspronkelijke link opnieuw om het weer te zien. Dat verbruikt nog een weergave, als er een over is.',
  ],
  browserTooOld: [
    'Deze browser kan het geheim niet openen',
    'Hij is te oud. Werk de browser bij, of open de link in een andere browser.',
  ],
  openInfisical: 'Infisical-pagina openen',
  openWithAccount: 'Met uw Infisical-account openen',
  accountNote: 'Deze pagina vraagt Infisical, op haar eigen adres, of u bent aangemeld. Dat opent niets.',
  signIn: 'Aanmelden bij Infisical',
  signInElsewhere:
    'Het aanmelden opent in een nieuw tabblad. Kom daarna terug naar deze pagina en druk opnieuw op de knop.',
  keyStays: 'De sleutel van uw link blijft op deze pagina: hij wordt naar niemand gestuurd.',
  askForOpenLink: 'Vraag de afzender om een link die zonder aanmelden opengaat.',
  perhapsTwice:
    'Zojuist was het er nog: als de verbinding wegviel, heeft uw browser misschien twee keer gevraagd. Dan was u het zelf.',
  opensAtOnce: 'Zodra u bent aangemeld, opent de Infisical-pagina het geheim vanzelf, en dat verbruikt een weergave.',
  copyForSender: 'Een bericht voor de afzender kopiëren',
  messageSelected,
  toSender: {
    view_limit_reached:
      'De link die ik heb gekregen, is opgebruikt: hij is zo vaak geopend als was toegestaan. Graag het geheim opnieuw delen. Als geen van ons beiden hem heeft geopend, heeft misschien iemand anders het geheim gelezen: dan graag eerst het geheim wijzigen.',
    expired: 'De link die ik heb gekregen, was verlopen toen ik hem wilde openen. Graag het geheim opnieuw delen.',
    not_found:
      'De link die ik heb gekregen, leidt naar geen geheim: misschien ontbreekt een deel van de link, of is het geheim verwijderd. Graag de hele link sturen, of het geheim opnieuw delen.',
    link_legacy:
      'De link die ik heb gekregen, is van een oude soort die geen server meer opent. Graag het geheim opnieuw delen.',
    link_fragment_missing:
      'Van de link die ik heb gekregen, ontbreekt het einde, en daarmee de sleutel van het geheim. Graag de hele link sturen, en het geheim opnieuw delen als er geen weergave meer over is.',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['Hier staat geen link.', 'Plak de link die u hebt gekregen.'],
  link_too_long: [
    'Dit is langer dan welke deellink ook.',
    'Plak alleen het deel van ‘https://’ tot de eerstvolgende spatie. Is dat al alles, vraag de afzender dan om een nieuwe link.',
  ],
  link_malformed: ['Dit is geen link.', 'Kopieer de hele link, van ‘https://’ tot het einde.'],
  link_not_a_share: ['Dit is een webadres, maar niet van een gedeeld geheim.', 'Vraag de afzender om de juiste link.'],
  link_damaged: [
    'Deze link is beschadigd: een deel ontbreekt of is verkeerd getypt.',
    'Kopieer de hele link opnieuw uit het bericht.',
  ],
  link_ambiguous: ['In deze tekst staan verschillende links.', 'Kies er een en plak alleen die.'],
  link_wrapped: [
    'Dit is het adres van een andere site om een gedeelde link heen, zoals dat van een mailscanner.',
    'Vraag de afzender om de link zelf, of open dit adres in een browser en kopieer het adres waar het heen leidt.',
  ],
  link_legacy_key: [
    'Deze link is uit 2024. Geen enkele server opent nog links van die soort.',
    'Vraag de afzender om een nieuwe.',
  ],
  link_legacy_email: [
    'Deze link is uit 2025 en is gebonden aan een e-mailadres. Geen enkele server opent nog links van die soort.',
    'Vraag de afzender om een nieuwe.',
  ],
  link_version_unknown: [
    'Deze link heeft een nieuwere versie van sharelink nodig.',
    'Werk sharelink bij en open de link dan opnieuw.',
  ],
  link_insecure: [
    'Met deze link zou alles onversleuteld worden verzonden (http).',
    'Vraag de afzender om een https-link, of sta http toe als u het hele netwerk vertrouwt.',
  ],
  link_mismatch: [
    'De server herkent deze link niet.',
    'Kopieer de hele link opnieuw; helpt dat niet, vraag de afzender dan om een nieuwe.',
  ],
  link_fragment_missing: [
    'Het einde van uw link ontbreekt, het deel vanaf ‘#’: zonder dat deel kan dit geheim niet worden ontsleuteld.',
    'Vraag de afzender om de hele link, en om het opnieuw te delen als er geen weergave meer over is.',
  ],
  page_required: [
    'Een verzegelde link heeft het adres van een sharelink-pagina nodig.',
    'Noem de pagina, bijvoorbeeld https://share.example.',
  ],
  server_required: ['Een id alleen zegt niet waar het geheim is opgeslagen.', 'Noem de server, of plak de hele link.'],
  server_invalid: ['Dit is niet het adres van een server.', 'Gebruik de vorm https://host of https://host:port.'],
  password_memory: [
    'Er is niet genoeg vrij geheugen om dit wachtwoord te controleren.',
    'Sluit andere programma’s, of open de link op een ander apparaat.',
  ],
  token_invalid: [
    'Dit is geen toegangstoken.',
    'Controleer wat u hebt geplakt: een token heeft geen spaties of regeleinden.',
  ],
  value_too_long: ['Dit geheim is te lang.', 'Maak het korter, of deel een bestand op een andere manier.'],
  value_invalid: ['Dit geheim is geen tekst.', 'Codeer het als tekst, bijvoorbeeld als base64.'],
  file_name_invalid: [
    'Onder deze bestandsnaam kan niet veilig worden opgeslagen.',
    'Geef het bestand een andere naam.',
  ],
  media_type_invalid: ['Dit is geen mediatype.', 'Laat het weg.'],
  expires_in_invalid: [
    'De server accepteert deze geldigheidsduur niet.',
    'Kies een duur die de server accepteert: 5m tot 30d.',
  ],
  max_views_invalid: ['Dit is geen aantal weergaven.', 'Kies een geheel getal van 1 tot en met 2147483647.'],
  no_value: ['Achter deze link is geen inhoud opgeslagen.', 'Vraag de afzender het geheim opnieuw te delen.'],
  response_malformed: [
    'Het antwoord van de server is onleesbaar.',
    'Vraag het de afzender voordat u het opnieuw probeert.',
  ],
  response_too_large: [
    'Het antwoord van de server is te groot voor een geheim.',
    'Vraag het de afzender voordat u het opnieuw probeert.',
  ],
  wrong_server: [
    'Op dit adres antwoordt geen Infisical-server.',
    'Controleer het adres; vraag de afzender of het klopt.',
  ],
  server_too_old: [
    'Deze Infisical is ouder dan deze pagina.',
    'Open de link op de eigen pagina van de server, of vraag de beheerder de server bij te werken.',
  ],
  sign_in_required: [
    'Dit geheim is voor leden van een organisatie.',
    'Meld u aan op de Infisical-pagina om het te openen.',
  ],
  not_permitted: ['U mag dit geheim niet openen.', 'Vraag de afzender het met u te delen.'],
  other_organization: [
    'Dit geheim is van een andere organisatie.',
    'Stap in Infisical over naar die organisatie en probeer het opnieuw.',
  ],
  email_not_listed: [
    'Dit geheim is voor andere e-mailadressen dan het uwe.',
    'Meld u aan met het adres waarmee het is gedeeld, of vraag het de afzender.',
  ],
  token_rejected: ['De server accepteert dit token niet.', 'Meld u opnieuw aan om een nieuw token te krijgen.'],
  token_without_organization: [
    'U bent aangemeld zonder organisatie.',
    'Kies in Infisical een organisatie en probeer het opnieuw.',
  ],
  session_revoked: ['Uw sessie bij Infisical is beëindigd.', 'Meld u opnieuw aan en kom dan terug naar deze link.'],
  session_stale: ['Uw sessie bij Infisical is verouderd.', 'Meld u opnieuw aan en kom dan terug naar deze link.'],
  not_signed_in: ['U bent niet aangemeld bij Infisical.', 'Meld u aan en kom dan terug naar deze link.'],
  sign_in_failed: [
    'Infisical heeft niet gezegd of u bent aangemeld.',
    'Probeer het opnieuw; helpt dat niet, vraag het dan aan de beheerder van de server.',
  ],
  not_found: [
    'Er is geen geheim achter deze link.',
    'Controleer of de link compleet is; het geheim kan ook zijn verwijderd.',
  ],
  expired: ['Dit geheim is verlopen.', 'Vraag de afzender om een nieuwe link.'],
  view_limit_reached: [
    'Dit geheim is zo vaak geopend als de afzender heeft toegestaan.',
    'Was u dat niet, zeg het dan tegen de afzender: misschien heeft iemand anders het gelezen.',
  ],
  request_invalid: ['De server begreep het verzoek niet.', 'Werk sharelink bij; helpt dat niet, meld het dan.'],
  refused: [
    'De server heeft het verzoek geweigerd.',
    'Probeer het later opnieuw; helpt dat niet, vraag het dan aan de beheerder van de server.',
  ],
  server_error: ['Er ging iets mis op de server.', 'Vraag het de afzender voordat u het opnieuw probeert.'],
  server_unavailable: ['De server is nu niet beschikbaar.', 'Probeer het later opnieuw.'],
  server_busy: ['De server heeft het nu te druk.', 'Wacht even en probeer het dan opnieuw.'],
  outcome_unknown: [
    'Er is een verzoek naar de server gestuurd, en wat ervan is gekomen, is niet te achterhalen.',
    'Het geheim is misschien geopend. Vraag de afzender om een nieuwe link.',
  ],
  reply_gone: [
    'Het antwoord op dit verzoek is al afgeleverd, of de tijd ervan is om.',
    'Hebt u het geheim niet gezien, vraag de afzender dan om een nieuwe link.',
  ],
  store_full: ['De opslag van de server is vol.', 'Probeer het later opnieuw.'],
  decrypt_failed: [
    'Wat de server heeft gestuurd, hoort niet bij deze link.',
    'Vraag de afzender het geheim opnieuw te delen.',
  ],
  webassembly_forbidden: [
    'Deze browser of een beleidsregel verbiedt WebAssembly.',
    'Sta het toe voor deze pagina (zet de isolatiemodus uit), werk de browser bij, of gebruik een andere.',
  ],
  misdirected: [
    'Deze server antwoordt niet voor de naam in zijn adres.',
    'Controleer het adres; klopt het, vraag het dan aan de beheerder van de server.',
  ],
  no_answer_behind: [
    'De server achter dit adres antwoordt niet.',
    'Controleer de link later opnieuw; helpt dat niet, vraag het dan aan de beheerder van de server.',
  ],
};

export const share: ShareSentences = {
  title: 'Een geheim delen',
  footer:
    'Deze pagina bewaart geen geheim en geen wachtwoord op uw apparaat. Wat ze verstuurt is versleuteld, en gaat alleen naar de server die het bewaart.',
  otherPage: 'Link openen',
  oneMoment: 'Een ogenblik…',
  explanation: 'Het wordt in deze browser versleuteld. Alleen de link opent het.',
  secret: 'Geheim',
  file: 'Bestand',
  remove: 'Verwijderen',
  removeFile: 'Bestand verwijderen',
  removeNamed: (name) => `${name} verwijderen`,
  removeAll: 'Alles verwijderen',
  chooseFile: 'In plaats daarvan een bestand kiezen',
  addFiles: 'Bestanden toevoegen',
  orDrop: 'of zet het hier neer',
  chosenFile: (name, size) => `${name} (${bytes(size)})`,
  chosenFiles: (count, size) => `${plural(count, { one: '# bestand', other: '# bestanden' })} (${bytes(size)})`,
  bytesTooMany: (count) => `Dit is ${bytes(count)} te lang.`,
  roomFor: (count) => `Nog plaats voor ${bytes(count)}.`,
  upTo: (count) => `Tot ${bytes(count)}.`,
  fileTooLarge: (name, count, room) => `${name} is te groot (${bytes(count)}). Er is plaats voor ${bytes(room)}.`,
  expiresAfter: 'Verloopt na',
  lifetime: duration,
  canBeOpened: 'Kan worden geopend',
  times: (views) => (views === 1 ? 'Eén keer' : times(views)),
  anyNumberOfTimes: 'Onbeperkt vaak',
  otherChoice: 'Anders…',
  howLong: 'Hoe lang',
  unit: 'Eenheid',
  units: { minute: 'minuten', hour: 'uren', day: 'dagen' },
  lifetimeRange: (minMs, maxMs) => `Van ${duration(minMs)} tot ${duration(maxMs)}.`,
  howOften: 'Hoe vaak',
  password: 'Wachtwoord (optioneel)',
  passwordNote:
    'Wie de link opent, heeft het ook nodig. Het verlaat dit apparaat nooit: niemand kan het voor u opzoeken.',
  passwordShort: (count) => plural(count, { one: 'Het is kort: # teken.', other: 'Het is kort: # tekens.' }),
  generate: 'Een wachtwoord genereren',
  generated: 'Er staat een nieuw wachtwoord in het veld. Bij de link toont deze pagina het niet meer.',
  copyPassword: 'Wachtwoord kopiëren',
  passwordSelected: 'Het wachtwoord is geselecteerd: druk op Ctrl+C om het te kopiëren (op een Mac ⌘C).',
  token: 'Toegangstoken',
  showToken: 'Toegangstoken tonen',
  hideToken: 'Toegangstoken verbergen',
  makeLink: 'Link maken',

  making: 'De link wordt gemaakt…',
  deriving:
    'Het wachtwoord wordt op dit apparaat omgezet in een sleutel. Dat is met opzet traag: zo is het wachtwoord moeilijk te raden.',
  derivingInPlace:
    'Het wachtwoord wordt omgezet in een sleutel. Deze browser start er geen aparte thread voor, dus deze pagina staat stil tot het klaar is.',
  sending: 'Het versleutelde geheim is onderweg naar de server.',

  creating: {
    link_insecure: [
      'Dit adres zou onversleuteld worden bevraagd (http).',
      'Gebruik een https-adres, of sta http toe als u het hele netwerk vertrouwt.',
    ],
    server_required: ['Er is geen server genoemd die het geheim kan bewaren.', 'Noem hem: us, eu of https://host.'],
    password_too_long: ['Dit wachtwoord is te lang.', 'Gebruik een korter wachtwoord.'],
    password_invalid: [
      'Dit wachtwoord is leeg of bevat een kapot teken.',
      'Typ het opnieuw, of deel zonder wachtwoord.',
    ],
    password_memory: [
      'Er is niet genoeg vrij geheugen om van dit wachtwoord een sleutel te maken.',
      'Sluit andere programma’s, of deel vanaf een ander apparaat.',
    ],
    response_malformed: ['Het antwoord van de server is onleesbaar.', 'Controleer het adres van de server.'],
    response_too_large: [
      'Het antwoord van de server is te groot om over het delen te gaan.',
      'Controleer het adres van de server.',
    ],
    wrong_server: ['Op dit adres antwoordt geen Infisical-server.', 'Controleer het adres van de server.'],
    server_too_old: ['Deze Infisical is ouder dan sharelink.', 'Vraag de beheerder hem bij te werken.'],
    sign_in_required: ['Deze server vraagt om een toegangstoken.', 'Vraag het aan de beheerder.'],
    not_permitted: ['Op deze server mag u geen links maken.', 'Vraag het aan de beheerder.'],
    token_rejected: ['De server accepteert dit token niet.', 'Controleer het, of vraag een nieuw token aan.'],
    not_found: ['De server kent niet wat ervan is gevraagd.', 'Controleer het adres van de server.'],
    rate_limited: [
      'Deze server neemt voorlopig geen geheimen meer van u aan.',
      'Wacht even en probeer het dan opnieuw.',
    ],
    server_error: ['Er ging iets mis op de server.', 'Probeer het later opnieuw.'],
    outcome_unknown: [
      'Er is een verzoek naar de server gestuurd, en wat ervan is gekomen, is niet te achterhalen.',
      'Probeer het opnieuw: als het geheim is opgeslagen, heeft niemand de link ervan, en verloopt het vanzelf.',
    ],
    reply_lost: [
      'De verbinding viel weg voordat het antwoord aankwam.',
      'Probeer het opnieuw: als de server het geheim heeft opgeslagen, heeft niemand de link ervan, en verloopt het vanzelf.',
    ],
    no_answer_behind: [
      'De server achter dit adres antwoordt niet.',
      'Probeer het later opnieuw: als de server het geheim heeft opgeslagen, heeft niemand de link ervan, en verloopt het vanzelf.',
    ],
  },
  nothingToShare: 'Er is nog niets om te delen. Schrijf het geheim, of kies een bestand.',
  fileUnreadable: 'Dit bestand is onleesbaar. Kies een ander bestand.',

  ready: 'Uw link is klaar',
  link: 'Link',
  copyLink: 'Link kopiëren',
  selected: 'De link is geselecteerd: druk op Ctrl+C om hem te kopiëren (op een Mac ⌘C).',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'QR-code van de link',
  forEveryone:
    'Iedereen die deze link heeft, kan het geheim lezen. Stuur hem alleen naar de persoon voor wie het bedoeld is.',
  withPassword: 'Alleen wie deze link en het wachtwoord heeft, kan het geheim lezen. Stuur de twee apart.',
  opens(views, dateMs) {
    const often = views === undefined ? 'onbeperkt vaak' : views === 1 ? 'één keer' : times(views);
    return dateMs === undefined
      ? `Het kan ${often} worden geopend.`
      : `Het kan ${often} worden geopend, tot ${date(dateMs)}.`;
  },
  expiresOn,
  encryptedHere:
    'Het geheim is in deze browser versleuteld. De server kan het niet lezen, en deze pagina kan de link niet nog een keer tonen.',
  passOn: 'Delen…',
  notPassedOn: 'Hij is niet doorgegeven. Kopieer in plaats daarvan de link.',
  email: 'E-mail',
  copyAsMessage: 'Kopiëren als bericht',
  messageSelected,
  messageSubject: 'Een geheim voor u',
  messageStart: 'Hier is een geheim voor u.',
  messagePassword: 'Er is ook een wachtwoord nodig, dat langs een andere weg komt.',
  messageLink: 'Deze link opent het:',
  saveQrCode: 'QR-code opslaan',
  wasItOpened: 'Is het geopend?',
  notOpened: 'Het is nog niet geopend.',
  wasOpened: (dateMs) =>
    dateMs === undefined ? 'Het is geopend.' : `Het is geopend, voor het laatst op ${date(dateMs)}.`,
  allOpened: 'Het is zo vaak geopend als u hebt toegestaan. De link gaat niet meer open.',
  hasExpired: 'Het is verlopen. De link gaat niet meer open.',
  isGone: 'De server heeft het niet meer: het is verwijderd, of de tijd ervan is voorbij.',
  notKnown: 'Dat viel niet te achterhalen.',
  deleteNow: 'Nu verwijderen',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: 'Nog een geheim delen',
  notCopied: 'De link is nog niet gekopieerd. Druk nog een keer op de knop om zonder de link verder te gaan.',

  notOffered: [
    'Hier kunnen geen geheimen worden gedeeld',
    'Op deze server mag u geen links maken. Vraag het aan de beheerder.',
  ],
  browserTooOld: [
    'Deze browser kan geen geheim versleutelen',
    'Hij is te oud. Werk de browser bij, of gebruik een andere.',
  ],
};
