import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, plural, date, relative, size } = formatsOf('de');
const duration = (ms: number) => durationIn('de', ms);

export const common: CommonSentences = {
  lang: 'de',
  dir: 'ltr',
  fullStop: '.',
  space: ' ',
  failures: {
    opening: {
      password_too_long: ['Dieses Passwort ist länger als 4096 Bytes.', 'Prüfen Sie, was Sie eingefügt haben.'],
      password_invalid: ['Dieses Passwort enthält ein fehlerhaftes Zeichen.', 'Geben Sie es noch einmal ein.'],
      password_unsupported_here: [
        'Dieses Passwort enthält Zeichen, die dieses Programm nicht kennt.',
        'Prüfen Sie es, oder öffnen Sie den Link in einem neueren Browser.',
      ],
      password_required: [
        'Dieses Geheimnis ist mit einem Passwort geschützt.',
        'Geben Sie das Passwort ein, das der Absender Ihnen gegeben hat.',
      ],
      password_incorrect: ['Das Passwort ist falsch.', 'Prüfen Sie es, und versuchen Sie es noch einmal.'],
      rate_limited: ['Es waren zu viele Anfragen.', 'Warten Sie einen Moment, und versuchen Sie es dann noch einmal.'],
      too_many_guesses: [
        'Für diesen Link wurden zu viele falsche Passwörter versucht.',
        'Warten Sie eine Minute, und versuchen Sie es dann noch einmal.',
      ],
      reply_lost: [
        'Die Verbindung brach ab, bevor die Antwort ankam.',
        'Prüfen Sie Ihr Netz, und prüfen Sie dann den Link noch einmal.',
      ],
      sign_in_page: [
        'Statt des Servers antwortet eine Seite, zum Beispiel eine zum Anmelden.',
        'Öffnen Sie die Adresse des Servers in einem Browser, melden Sie sich dort an, und versuchen Sie es erneut.',
      ],
      network_unreachable: [
        'Der Server ist nicht erreichbar.',
        'Prüfen Sie Ihr Netz, und versuchen Sie es dann noch einmal.',
      ],
      cancelled: ['Sie haben abgebrochen.', 'Beginnen Sie neu, wenn Sie so weit sind.'],
    },
    view: {
      no: 'Es wurde kein Aufruf verbraucht.',
      yes: 'Ein Aufruf wurde verbraucht.',
      unknown: 'Vielleicht wurde ein Aufruf verbraucht.',
    },
    waitThenRetry: (seconds) =>
      plural(seconds, {
        one: 'Warten Sie # Sekunde, und versuchen Sie es dann noch einmal.',
        other: 'Warten Sie # Sekunden, und versuchen Sie es dann noch einmal.',
      }),
  },
  language: 'Sprache',
  languageFailed: 'Diese Sprache wurde nicht geladen. Prüfen Sie Ihr Netz, und versuchen Sie es dann noch einmal.',
  theme: 'Design',
  themeNames: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  partMissing: ['Ein Teil dieser Seite wurde nicht geladen', 'Prüfen Sie Ihr Netz, und laden Sie dann die Seite neu.'],
  reload: 'Seite neu laden',
  cancel: 'Abbrechen',
  hide: 'Verbergen',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  passwordEnds: 'Es beginnt oder endet mit einem Leerzeichen oder einem anderen Zeichen, das man nicht sieht.',
  copied: 'Kopiert.',
  secondsSoFar: (seconds) => plural(seconds, { one: 'Bisher # Sekunde.', other: 'Bisher # Sekunden.' }),
};

const bytes = (count: number) => size(count, () => plural(count, { one: '# Byte', other: '# Bytes' }));

const messageSelected = 'Die Nachricht ist markiert: Kopieren Sie sie mit Strg+C (auf dem Mac ⌘C).';

const expiresOn = (dateMs: number) => `Es läuft am ${date(dateMs)} ab.`;
const deleteForEveryone = 'Für alle löschen?';
const notDeleted = 'Der Server hat das Löschen nicht bestätigt.';
const deleted: Notice = [
  'Das Geheimnis ist gelöscht',
  'Der Server hat es gelöscht, und diese Seite hat es vergessen. Der Link öffnet sich nicht mehr.',
];

const showQrCode = 'Als QR-Code anzeigen';
const hideQrCode = 'QR-Code verbergen';
const qrCodeFailed = 'Der QR-Code wurde nicht geladen. Prüfen Sie Ihr Netz, und versuchen Sie es dann noch einmal.';

export const reveal: RevealSentences = {
  title: 'Ein geteiltes Geheimnis',
  footer:
    'Diese Seite behält kein Geheimnis und kein Passwort auf Ihrem Gerät. Sie fragt nur den Server, auf dem das Geheimnis liegt.',
  otherPage: 'Geheimnis senden',
  checking: ['Ihr Link wird geprüft…', 'Nichts wird geöffnet, bevor Sie es verlangen.'],

  shared: 'Jemand hat ein Geheimnis mit Ihnen geteilt',
  sharedBy: (organization) => `${organization} hat Ihnen ein Geheimnis geschickt`,
  endToEnd: 'Ende-zu-Ende-ver\u00adschlüsselt.',
  serverReads: 'Der Server kann es lesen.',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Lässt sich beliebig oft öffnen.';
    return views === 1 ? 'Lässt sich einmal öffnen.' : `Lässt sich noch ${number(views)}-mal öffnen.`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `Es läuft ${relative(leftMs)} ab (${date(dateMs)}).`,
  expiresNow: 'Es läuft jetzt ab.',
  openedBefore: 'Es wurde schon einmal geöffnet.',
  openedJustNow: 'Es wurde gerade eben schon geöffnet, vor Ihnen.',
  openedAgo: (passedMs) => `Es wurde ${relative(-passedMs)} schon geöffnet, vor Ihnen.`,
  ifNotYou: 'Waren Sie das nicht, kennt es vielleicht jemand anderes: Sagen Sie es dem Absender.',
  showSecret: 'Geheimnis anzeigen',
  copyUnseen: 'Verdeckt kopieren',
  staysClosed: 'Es bleibt geschlossen, bis Sie den Knopf drücken.',
  wait: (seconds) => plural(seconds, { one: 'Noch # Sekunde warten', other: 'Noch # Sekunden warten' }),
  notByPerson: 'Dieser Druck kam nicht von Ihnen. Nehmen Sie Maus, Finger oder Tastatur.',

  password: 'Passwort',
  passwordFromSender: 'Der Absender hat es Ihnen gegeben, vielleicht in einer anderen Nachricht.',
  passwordOfNobody: 'Hat Ihnen niemand eines gegeben, fehlt vielleicht das Ende des Links.',

  question(views, aim) {
    if (typeof views !== 'number')
      return aim === 'copy' ? 'Das Geheimnis jetzt kopieren?' : 'Das Geheimnis jetzt anzeigen?';
    const now = aim === 'copy' ? 'Jetzt kopieren?' : 'Jetzt anzeigen?';
    if (views === 1) return `${now} Das ist der letzte Aufruf.`;
    return `${now} Das verbraucht einen von ${number(views)} Aufrufen.`;
  },
  closesForGood: 'Danach öffnet sich der Link nicht mehr. Halten Sie einen sicheren Ort für das Geheimnis bereit.',
  nothingIsLost: 'Passt es gerade nicht, geht nichts verloren: Es bleibt geschlossen.',
  yes: 'Ja, anzeigen',
  yesCopy: 'Ja, kopieren',
  notNow: 'Nicht jetzt',

  checkingPassword: 'Passwort wird geprüft…',
  opening: 'Wird geöffnet…',
  openingSecret: 'Das Geheimnis wird geöffnet.',
  slowOnPurpose: 'Die Prüfung des Passworts ist mit Absicht langsam: So lässt es sich schwer erraten.',
  standsStill: 'Dieser Browser startet dafür keinen eigenen Thread, deshalb steht die Seite so lange still.',

  theSecret: 'Das Geheimnis',
  secretLabel: 'Geheimnis',
  empty: 'Das Geheimnis ist leer.',
  onPage: 'Das Geheimnis steht auf der Seite.',
  hidden: 'Das Geheimnis ist verborgen.',
  covered: 'Verborgen. Es bleibt auf dieser Seite, bis Sie sie verlassen.',
  showAgain: 'Wieder anzeigen',
  copy: 'Kopieren',
  selected: 'Das Geheimnis ist markiert: Kopieren Sie es mit Strg+C (auf dem Mac ⌘C).',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Der Link kann wieder geöffnet werden, bis er abläuft.';
    if (views === 0) return 'Das war der letzte Aufruf: Der Link öffnet sich nicht mehr.';
    return plural(views, {
      one: 'Der Link kann noch #-mal geöffnet werden.',
      other: 'Der Link kann noch #-mal geöffnet werden.',
    });
  },
  theFile: 'Die Datei',
  fileReady: 'Die Datei kann gespeichert werden.',
  saveFile: 'Datei speichern',
  file: (name, type, size) => `${name} (${type && `${type}, `}${bytes(size)})`,
  leaveQuestion:
    'Das Geheimnis auf dieser Seite wurde nirgendwohin kopiert und öffnet sich nicht noch einmal. Seite verlassen?',

  checkAgain: 'Noch einmal prüfen',
  checkAgainIn: (seconds) =>
    plural(seconds, { one: 'In # Sekunde noch einmal prüfen', other: 'In # Sekunden noch einmal prüfen' }),
  offline: 'Sie sind offline.',
};

export const rare: RareSentences = {
  shownInstead: 'Das Geheimnis ließ sich nicht kopieren, deshalb steht es auf der Seite.',
  unseen: (characters, spaces, lineBreaks) =>
    `Es hat kein sichtbares Zeichen. Zeichen: ${number(characters)}, davon Leerzeichen: ${number(spaces)}, Zeilenumbrüche: ${number(lineBreaks)}.`,
  lines: (count) => plural(count, { one: '# Zeile.', other: '# Zeilen.' }),
  entries: (count) => plural(count, { one: '# Eintrag', other: '# Einträge' }),
  more: 'Mehr',
  asTable: 'Als Tabelle',
  asItIs: 'Wie es ist',
  copyValue: (key) => `${key} kopieren`,
  filesInside: (count) => plural(count, { one: '# Datei ist darin:', other: '# Dateien sind darin:' }),
  fileSize: bytes,
  saveNamed: (name) => `${name} speichern`,
  showValue: (key) => `${key} anzeigen`,
  hideValue: (key) => `${key} verbergen`,
  waiting: [
    'Vielleicht wartet eine Antwort',
    'Sie haben dieses Geheimnis schon einmal verlangt, und die Antwort kam nicht an. Der Server behält sie bis zu 10 Minuten.',
    'Wie oft Sie es hier auch verlangen: Es verbraucht insgesamt nur einen Aufruf.',
  ],
  showAnswer: 'Antwort anzeigen',
  typeOnceMore: 'Geben Sie es noch einmal ein: Es wird nirgends aufbewahrt.',
  notThePasswordOfAnswer:
    'Dieses Passwort öffnet die Antwort nicht. Prüfen Sie es, und versuchen Sie es noch einmal: Das verbraucht keinen weiteren Aufruf.',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'QR-Code des Geheimnisses',
  wrapLines: 'Lange Zeilen umbrechen',
  saveAsFile: 'Als Datei speichern',
  savedAs: (name) =>
    `Der Browser speichert das Geheimnis als ${name}. Löschen Sie die Datei, wenn Sie sie nicht mehr brauchen.`,
  hideLater: 'Nach einer Minute verbergen',
  hidesInAMinute: 'Es verbirgt sich in einer Minute.',
  staysOnShow: 'Es bleibt sichtbar.',
  emptyClipboard: 'Zwischen\u00adablage später leeren',
  emptiesAMinuteAfter:
    'Eine Minute nach dem Kopieren leert diese Seite die Zwischenablage, wenn sie dann noch offen und im Vordergrund ist.',
  clipboardStays: 'Die Zwischenablage behält, was Sie kopieren.',
  clipboardEmptied:
    'Diese Seite hat die Zwischenablage geleert. Ein Verlauf der Zwischenablage kann das Geheimnis noch enthalten.',
  delete: 'Fertig: jetzt löschen',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: [
    'Ein geteiltes Geheimnis öffnen',
    'Fügen Sie den Link ein, den Sie bekommen haben. Beim Prüfen wird das Geheimnis nicht geöffnet.',
  ],
  link: 'Link',
  wholeLink: 'Der ganze Link, von „https://“ bis zu seinem Ende.',
  checkLink: 'Link prüfen',
  pasteLink: 'Link einfügen',
  pasteAnother: 'Anderen Link einfügen',
  elsewhere: (host) => [
    'Dieser Link gehört zu einem anderen Server',
    `Diese Seite kann ${host} nicht fragen. Öffnen Sie den Link in einem neuen Tab, wenn Sie jenem Server vertrauen.`,
  ],
  choose: [
    'In diesem Text stehen verschiedene Links',
    'Wählen Sie einen aus. Beim Prüfen wird das Geheimnis nicht geöffnet.',
  ],
  keySent: [
    'Der Schlüssel dieses Links wurde an diesen Server gesendet',
    'Ein Programm, das den Link weitergegeben hat, etwa ein Mail-Scanner, hat ihn verändert: Ihr Browser hat den Schlüssel als Teil der Adresse gesendet. Wer diesen Server betreibt oder seine Protokolle liest, kann das Geheimnis damit entschlüsseln, es sei denn, der Link hat ein Passwort.',
    'Der Schlüssel steht nicht mehr in der Adresszeile. Wenn das Geheimnis vertraulich bleiben muss, bitten Sie den Absender um einen neuen Link.',
  ],
  openedHere: [
    'Dieser Link wurde hier geöffnet',
    'Das Geheimnis ist nicht mehr auf dieser Seite, und diese Adresse allein öffnet es nicht.',
    'Um es noch einmal zu sehen, öffnen Sie wieder den ursprünglichen Link. Das verbraucht einen weiteren Aufruf, wenn noch einer übrig ist.',
  ],
  browserTooOld: [
    'Dieser Browser kann das Geheimnis nicht öffnen',
    'Er ist zu alt. Aktualisieren Sie ihn, oder öffnen Sie den Link in einem anderen Browser.',
  ],
  openInfisical: 'Infisical-Seite öffnen',
  openWithAccount: 'Mit Ihrem Infisical-Konto öffnen',
  accountNote: 'Diese Seite fragt Infisical unter ihrer eigenen Adresse, ob Sie angemeldet sind. Das öffnet nichts.',
  signIn: 'Bei Infisical anmelden',
  signInElsewhere:
    'Die Anmeldung öffnet sich in einem neuen Tab. Kommen Sie danach auf diese Seite zurück, und drücken Sie den Knopf noch einmal.',
  keyStays: 'Der Schlüssel Ihres Links bleibt auf dieser Seite: Er wird niemandem gesendet.',
  askForOpenLink: 'Bitten Sie den Absender um einen Link, der sich ohne Anmeldung öffnet.',
  perhapsTwice:
    'Gerade eben war es noch da: Wenn die Verbindung abbrach, hat Ihr Browser vielleicht zweimal gefragt. Dann waren Sie es selbst.',
  opensAtOnce:
    'Sobald Sie angemeldet sind, öffnet die Infisical-Seite das Geheimnis von selbst; das verbraucht einen Aufruf.',
  copyForSender: 'Nachricht an den Absender kopieren',
  messageSelected,
  toSender: {
    view_limit_reached:
      'Der Link, der mir geschickt wurde, ist verbraucht: Er wurde so oft geöffnet wie erlaubt. Bitte das Geheimnis noch einmal teilen. Wenn keiner von uns beiden ihn geöffnet hat, hat vielleicht jemand anderes das Geheimnis gelesen: Dann bitte zuerst das Geheimnis ändern.',
    expired:
      'Der Link, der mir geschickt wurde, war abgelaufen, als ich ihn öffnen wollte. Bitte das Geheimnis noch einmal teilen.',
    not_found:
      'Der Link, der mir geschickt wurde, führt zu keinem Geheimnis: Vielleicht fehlt ein Teil des Links, oder das Geheimnis wurde gelöscht. Bitte den ganzen Link schicken oder das Geheimnis noch einmal teilen.',
    link_legacy:
      'Der Link, der mir geschickt wurde, ist von einer alten Art, die kein Server mehr öffnet. Bitte das Geheimnis noch einmal teilen.',
    link_fragment_missing:
      'Von dem Link, der mir geschickt wurde, fehlt das Ende und damit der Schlüssel zum Geheimnis. Bitte den ganzen Link schicken, und das Geheimnis neu teilen, wenn kein Aufruf mehr übrig ist.',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['Hier ist kein Link.', 'Fügen Sie den Link ein, den Sie bekommen haben.'],
  link_too_long: [
    'Das ist länger als jeder Link zu einem Geheimnis.',
    'Fügen Sie nur den Teil von „https://“ bis zum nächsten Leerzeichen ein. Ist das schon alles, bitten Sie den Absender um einen neuen Link.',
  ],
  link_malformed: ['Das ist kein Link.', 'Kopieren Sie den ganzen Link, von „https://“ bis zu seinem Ende.'],
  link_not_a_share: [
    'Das ist eine Webadresse, aber nicht die eines geteilten Geheimnisses.',
    'Bitten Sie den Absender um den richtigen Link.',
  ],
  link_damaged: [
    'Dieser Link ist beschädigt: Ein Teil fehlt oder ist vertippt.',
    'Kopieren Sie noch einmal den ganzen Link aus der Nachricht.',
  ],
  link_ambiguous: ['In diesem Text stehen verschiedene Links.', 'Wählen Sie einen aus und fügen Sie ihn allein ein.'],
  link_wrapped: [
    'Das ist die Adresse einer anderen Website um einen Link herum, etwa die eines Mail-Scanners.',
    'Bitten Sie den Absender um den Link selbst, oder öffnen Sie diese Adresse in einem Browser und kopieren Sie die Adresse, zu der sie führt.',
  ],
  link_legacy_key: [
    'Dieser Link ist aus dem Jahr 2024. Kein Server öffnet solche Links mehr.',
    'Bitten Sie den Absender um einen neuen.',
  ],
  link_legacy_email: [
    'Dieser Link ist aus dem Jahr 2025 und an eine E-Mail-Adresse gebunden. Kein Server öffnet solche Links mehr.',
    'Bitten Sie den Absender um einen neuen.',
  ],
  link_version_unknown: [
    'Dieser Link braucht eine neuere Version von sharelink.',
    'Aktualisieren Sie sharelink und öffnen Sie den Link dann noch einmal.',
  ],
  link_insecure: [
    'Mit diesem Link würde alles unverschlüsselt übertragen (http).',
    'Bitten Sie den Absender um einen https-Link, oder erlauben Sie http, wenn Sie dem ganzen Netz vertrauen.',
  ],
  link_mismatch: [
    'Der Server erkennt diesen Link nicht.',
    'Kopieren Sie noch einmal den ganzen Link. Hilft das nicht, bitten Sie den Absender um einen neuen.',
  ],
  link_fragment_missing: [
    'Das Ende Ihres Links fehlt, der Teil ab dem „#“: Ohne ihn lässt sich dieses Geheimnis nicht entschlüsseln.',
    'Bitten Sie den Absender um den ganzen Link. Ist kein Aufruf mehr übrig, muss er das Geheimnis neu teilen.',
  ],
  page_required: [
    'Ein versiegelter Link braucht die Adresse einer sharelink-Seite.',
    'Nennen Sie die Seite, zum Beispiel https://share.example.',
  ],
  server_required: [
    'Eine Kennung allein sagt nicht, wo das Geheimnis liegt.',
    'Nennen Sie den Server, oder fügen Sie den ganzen Link ein.',
  ],
  server_invalid: [
    'Das ist keine Adresse eines Servers.',
    'Schreiben Sie sie in der Form https://host oder https://host:port.',
  ],
  password_memory: [
    'Es ist nicht genug Speicher frei, um dieses Passwort zu prüfen.',
    'Schließen Sie andere Programme, oder öffnen Sie den Link auf einem anderen Gerät.',
  ],
  token_invalid: [
    'Das ist kein Bearer-Token.',
    'Prüfen Sie, was Sie eingefügt haben: Ein Token hat keine Leerzeichen und keine Zeilenumbrüche.',
  ],
  value_too_long: ['Dieses Geheimnis ist zu lang.', 'Kürzen Sie es, oder geben Sie eine Datei auf anderem Weg weiter.'],
  value_invalid: ['Dieses Geheimnis ist kein Text.', 'Kodieren Sie es als Text, zum Beispiel als base64.'],
  file_name_invalid: ['Unter diesem Dateinamen kann nicht sicher gespeichert werden.', 'Benennen Sie die Datei um.'],
  media_type_invalid: ['Das ist kein Medientyp.', 'Lassen Sie ihn weg.'],
  expires_in_invalid: [
    'Diese Gültigkeitsdauer nimmt der Server nicht an.',
    'Wählen Sie eine, die der Server annimmt: 5m bis 30d.',
  ],
  max_views_invalid: ['Das ist keine Anzahl von Aufrufen.', 'Wählen Sie eine ganze Zahl von 1 bis 2147483647.'],
  no_value: ['Hinter diesem Link liegt kein Inhalt.', 'Bitten Sie den Absender, das Geheimnis noch einmal zu teilen.'],
  response_malformed: [
    'Die Antwort des Servers ist nicht lesbar.',
    'Fragen Sie den Absender, bevor Sie es noch einmal versuchen.',
  ],
  response_too_large: [
    'Die Antwort des Servers ist zu groß für ein Geheimnis.',
    'Fragen Sie den Absender, bevor Sie es noch einmal versuchen.',
  ],
  wrong_server: [
    'Unter dieser Adresse antwortet kein Infisical-Server.',
    'Prüfen Sie die Adresse, und fragen Sie den Absender, ob sie stimmt.',
  ],
  server_too_old: [
    'Dieses Infisical ist älter als diese Seite.',
    'Öffnen Sie den Link auf der eigenen Seite des Servers, oder bitten Sie den Betreiber, den Server zu aktualisieren.',
  ],
  sign_in_required: [
    'Dieses Geheimnis ist nur für Mitglieder einer Organisation.',
    'Melden Sie sich auf der Infisical-Seite an, um es zu öffnen.',
  ],
  not_permitted: ['Sie dürfen dieses Geheimnis nicht öffnen.', 'Bitten Sie den Absender, es mit Ihnen zu teilen.'],
  other_organization: [
    'Dieses Geheimnis gehört zu einer anderen Organisation.',
    'Wechseln Sie in Infisical zu dieser Organisation, und versuchen Sie es noch einmal.',
  ],
  email_not_listed: [
    'Dieses Geheimnis ist für andere E-Mail-Adressen als Ihre.',
    'Melden Sie sich mit der Adresse an, mit der es geteilt wurde, oder fragen Sie den Absender.',
  ],
  token_rejected: [
    'Der Server nimmt dieses Token nicht an.',
    'Melden Sie sich noch einmal an, um ein neues zu bekommen.',
  ],
  token_without_organization: [
    'Sie sind ohne Organisation angemeldet.',
    'Wählen Sie in Infisical eine Organisation, und versuchen Sie es noch einmal.',
  ],
  session_revoked: [
    'Ihre Sitzung bei Infisical wurde beendet.',
    'Melden Sie sich noch einmal an, und kommen Sie dann zu diesem Link zurück.',
  ],
  session_stale: [
    'Ihre Sitzung bei Infisical ist veraltet.',
    'Melden Sie sich noch einmal an, und kommen Sie dann zu diesem Link zurück.',
  ],
  not_signed_in: [
    'Sie sind bei Infisical nicht angemeldet.',
    'Melden Sie sich an, und kommen Sie dann zu diesem Link zurück.',
  ],
  sign_in_failed: [
    'Infisical hat nicht gesagt, ob Sie angemeldet sind.',
    'Versuchen Sie es noch einmal. Hilft das nicht, fragen Sie den Betreiber des Servers.',
  ],
  not_found: [
    'Hinter diesem Link ist kein Geheimnis.',
    'Prüfen Sie, ob der Link vollständig ist. Vielleicht wurde das Geheimnis auch gelöscht.',
  ],
  expired: ['Dieses Geheimnis ist abgelaufen.', 'Bitten Sie den Absender um einen neuen Link.'],
  view_limit_reached: [
    'Dieses Geheimnis wurde so oft geöffnet, wie der Absender es erlaubt hat.',
    'Waren Sie das nicht, sagen Sie es dem Absender: Vielleicht hat es jemand anderes gelesen.',
  ],
  request_invalid: [
    'Der Server hat die Anfrage nicht verstanden.',
    'Aktualisieren Sie sharelink. Hilft das nicht, melden Sie es.',
  ],
  refused: [
    'Der Server hat die Anfrage abgelehnt.',
    'Versuchen Sie es später noch einmal. Hilft das nicht, fragen Sie den Betreiber des Servers.',
  ],
  server_error: [
    'Auf dem Server ist ein Fehler aufgetreten.',
    'Fragen Sie den Absender, bevor Sie es noch einmal versuchen.',
  ],
  server_unavailable: ['Der Server ist gerade nicht verfügbar.', 'Versuchen Sie es später noch einmal.'],
  server_busy: ['Der Server ist gerade überlastet.', 'Warten Sie einen Moment, und versuchen Sie es dann noch einmal.'],
  outcome_unknown: [
    'Der Server wurde gefragt, und was daraus wurde, lässt sich nicht erfahren.',
    'Das Geheimnis wurde vielleicht geöffnet. Bitten Sie den Absender um einen neuen Link.',
  ],
  reply_gone: [
    'Die Antwort auf diese Anfrage wurde schon zugestellt, oder ihre Zeit ist um.',
    'Haben Sie das Geheimnis nicht gesehen, bitten Sie den Absender um einen neuen Link.',
  ],
  store_full: ['Der Speicher des Servers ist voll.', 'Versuchen Sie es später noch einmal.'],
  decrypt_failed: [
    'Was der Server geschickt hat, passt nicht zu diesem Link.',
    'Bitten Sie den Absender, das Geheimnis noch einmal zu teilen.',
  ],
  webassembly_forbidden: [
    'Dieser Browser oder eine Richtlinie verbietet WebAssembly.',
    'Erlauben Sie es für diese Seite (nehmen Sie sie vom Blockierungsmodus aus), aktualisieren Sie den Browser, oder nehmen Sie einen anderen.',
  ],
  misdirected: [
    'Dieser Server ist für den Namen in seiner Adresse nicht zuständig.',
    'Prüfen Sie die Adresse. Stimmt sie, fragen Sie den Betreiber des Servers.',
  ],
  no_answer_behind: [
    'Der Server hinter dieser Adresse antwortet nicht.',
    'Prüfen Sie den Link später noch einmal. Hilft das nicht, fragen Sie den Betreiber des Servers.',
  ],
};

export const share: ShareSentences = {
  title: 'Ein Geheimnis teilen',
  footer:
    'Diese Seite behält kein Geheimnis und kein Passwort auf Ihrem Gerät. Was sie sendet, ist verschlüsselt und geht nur an den Server, der es aufbewahrt.',
  otherPage: 'Link öffnen',
  oneMoment: 'Einen Moment…',
  explanation: 'Es wird in diesem Browser verschlüsselt. Nur der Link öffnet es.',
  secret: 'Geheimnis',
  file: 'Datei',
  remove: 'Entfernen',
  removeFile: 'Datei entfernen',
  removeNamed: (name) => `${name} entfernen`,
  removeAll: 'Alle entfernen',
  chooseFile: 'Stattdessen eine Datei wählen',
  addFiles: 'Dateien hinzufügen',
  orDrop: 'oder hier ablegen',
  chosenFile: (name, size) => `${name} (${bytes(size)})`,
  chosenFiles: (count, size) => `${plural(count, { one: '# Datei', other: '# Dateien' })} (${bytes(size)})`,
  bytesTooMany: (count) => `Das ist ${bytes(count)} zu lang.`,
  roomFor: (count) => `Noch Platz für ${bytes(count)}.`,
  upTo: (count) => `Bis zu ${bytes(count)}.`,
  fileTooLarge: (name, count, room) => `${name} ist zu groß (${bytes(count)}). Platz ist für ${bytes(room)}.`,
  expiresAfter: 'Läuft ab nach',
  lifetime: duration,
  canBeOpened: 'Kann geöffnet werden',
  times: (views) => plural(views, { one: 'Einmal', other: '#-mal' }),
  anyNumberOfTimes: 'Beliebig oft',
  otherChoice: 'Andere…',
  howLong: 'Wie lange',
  unit: 'Einheit',
  units: { minute: 'Minuten', hour: 'Stunden', day: 'Tage' },
  lifetimeRange: (minMs, maxMs) => `Von ${duration(minMs)} bis ${duration(maxMs)}.`,
  howOften: 'Wie oft',
  password: 'Passwort (freiwillig)',
  passwordNote:
    'Wer den Link öffnet, braucht es auch. Es verlässt dieses Gerät nie: Niemand kann es für Sie nachsehen.',
  passwordShort: (count) => plural(count, { one: 'Es ist kurz: # Zeichen.', other: 'Es ist kurz: # Zeichen.' }),
  generate: 'Passwort erzeugen',
  generated: 'Ein neues Passwort steht im Feld. Beim Link zeigt diese Seite es nicht noch einmal.',
  copyPassword: 'Passwort kopieren',
  passwordSelected: 'Das Passwort ist markiert: Kopieren Sie es mit Strg+C (auf dem Mac ⌘C).',
  token: 'Zugangstoken',
  showToken: 'Zugangstoken anzeigen',
  hideToken: 'Zugangstoken verbergen',
  makeLink: 'Link erzeugen',

  making: 'Der Link wird erzeugt…',
  deriving:
    'Aus dem Passwort wird auf diesem Gerät ein Schlüssel. Das ist mit Absicht langsam: So lässt sich das Passwort schwer erraten.',
  derivingInPlace:
    'Aus dem Passwort wird ein Schlüssel. Dieser Browser startet dafür keinen eigenen Thread, deshalb steht die Seite so lange still.',
  sending: 'Das verschlüsselte Geheimnis ist auf dem Weg zum Server.',

  creating: {
    link_insecure: [
      'Diese Adresse würde unverschlüsselt gefragt (http).',
      'Nehmen Sie eine https-Adresse, oder erlauben Sie http, wenn Sie dem ganzen Netz vertrauen.',
    ],
    server_required: [
      'Es ist kein Server genannt, der das Geheimnis aufbewahren könnte.',
      'Nennen Sie ihn: us, eu oder https://host.',
    ],
    password_too_long: ['Dieses Passwort ist zu lang.', 'Nehmen Sie ein kürzeres.'],
    password_invalid: [
      'Dieses Passwort ist leer oder enthält ein fehlerhaftes Zeichen.',
      'Geben Sie es noch einmal ein, oder teilen Sie ohne Passwort.',
    ],
    password_memory: [
      'Es ist nicht genug Speicher frei, um aus diesem Passwort einen Schlüssel zu machen.',
      'Schließen Sie andere Programme, oder teilen Sie von einem anderen Gerät aus.',
    ],
    response_malformed: ['Die Antwort des Servers ist nicht lesbar.', 'Prüfen Sie die Adresse des Servers.'],
    response_too_large: [
      'Die Antwort des Servers ist zu groß für eine Antwort auf das Teilen.',
      'Prüfen Sie die Adresse des Servers.',
    ],
    wrong_server: ['Unter dieser Adresse antwortet kein Infisical-Server.', 'Prüfen Sie die Adresse des Servers.'],
    server_too_old: ['Dieses Infisical ist älter als sharelink.', 'Bitten Sie den Betreiber, es zu aktualisieren.'],
    sign_in_required: ['Dieser Server verlangt ein Zugangstoken.', 'Fragen Sie den Betreiber des Servers.'],
    not_permitted: ['Auf diesem Server dürfen Sie keine Links erzeugen.', 'Fragen Sie den Betreiber des Servers.'],
    token_rejected: ['Der Server nimmt dieses Token nicht an.', 'Prüfen Sie es, oder besorgen Sie ein neues.'],
    not_found: ['Der Server kennt nicht, wonach er gefragt wurde.', 'Prüfen Sie die Adresse des Servers.'],
    rate_limited: [
      'Dieser Server nimmt von Ihnen vorerst keine weiteren Geheimnisse an.',
      'Warten Sie einen Moment, und versuchen Sie es dann noch einmal.',
    ],
    server_error: ['Auf dem Server ist ein Fehler aufgetreten.', 'Versuchen Sie es später noch einmal.'],
    outcome_unknown: [
      'Der Server wurde gefragt, und was daraus wurde, lässt sich nicht erfahren.',
      'Versuchen Sie es noch einmal: Wurde das Geheimnis gespeichert, so hat niemand den Link dazu, und es läuft von selbst ab.',
    ],
    reply_lost: [
      'Die Verbindung brach ab, bevor die Antwort ankam.',
      'Versuchen Sie es noch einmal: Hat der Server das Geheimnis gespeichert, so hat niemand den Link dazu, und es läuft von selbst ab.',
    ],
    no_answer_behind: [
      'Der Server hinter dieser Adresse antwortet nicht.',
      'Versuchen Sie es später noch einmal: Hat der Server das Geheimnis gespeichert, so hat niemand den Link dazu, und es läuft von selbst ab.',
    ],
  },
  nothingToShare: 'Es gibt noch nichts zu teilen. Schreiben Sie das Geheimnis, oder wählen Sie eine Datei.',
  fileUnreadable: 'Diese Datei ist nicht lesbar. Wählen Sie eine andere.',

  ready: 'Ihr Link ist fertig',
  link: 'Link',
  copyLink: 'Link kopieren',
  selected: 'Der Link ist markiert: Kopieren Sie ihn mit Strg+C (auf dem Mac ⌘C).',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'QR-Code des Links',
  forEveryone:
    'Alle, die diesen Link haben, können das Geheimnis lesen. Schicken Sie ihn nur der Person, für die es bestimmt ist.',
  withPassword: 'Nur wer diesen Link und das Passwort hat, kann das Geheimnis lesen. Schicken Sie die beiden getrennt.',
  opens(views, dateMs) {
    const often =
      views === undefined ? 'beliebig oft' : views === 1 ? 'einmal' : plural(views, { one: '#-mal', other: '#-mal' });
    return dateMs === undefined
      ? `Es kann ${often} geöffnet werden.`
      : `Es kann bis ${date(dateMs)} ${often} geöffnet werden.`;
  },
  expiresOn,
  encryptedHere:
    'Das Geheimnis wurde in diesem Browser verschlüsselt. Der Server kann es nicht lesen, und diese Seite kann den Link nicht noch einmal anzeigen.',
  passOn: 'Teilen…',
  notPassedOn: 'Er wurde nicht weitergegeben. Kopieren Sie stattdessen den Link.',
  email: 'E-Mail',
  copyAsMessage: 'Als Nachricht kopieren',
  messageSelected,
  messageSubject: 'Ein Geheimnis für Sie',
  messageStart: 'Hier ist ein Geheimnis für Sie.',
  messagePassword: 'Dazu brauchen Sie ein Passwort, das auf einem anderen Weg kommt.',
  messageLink: 'Dieser Link öffnet es:',
  saveQrCode: 'QR-Code speichern',
  wasItOpened: 'Wurde es geöffnet?',
  notOpened: 'Es wurde noch nicht geöffnet.',
  wasOpened: (dateMs) =>
    dateMs === undefined ? 'Es wurde geöffnet.' : `Es wurde geöffnet, zuletzt am ${date(dateMs)}.`,
  allOpened: 'Es wurde so oft geöffnet, wie Sie erlaubt haben. Der Link öffnet sich nicht mehr.',
  hasExpired: 'Es ist abgelaufen. Der Link öffnet sich nicht mehr.',
  isGone: 'Der Server hat es nicht mehr: Es wurde gelöscht, oder seine Zeit ist vorbei.',
  notKnown: 'Das ließ sich nicht erfahren.',
  deleteNow: 'Jetzt löschen',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: 'Noch ein Geheimnis teilen',
  notCopied: 'Der Link ist noch nicht kopiert. Drücken Sie den Knopf noch einmal, um ohne ihn weiterzumachen.',

  notOffered: [
    'Hier können keine Geheimnisse geteilt werden',
    'Auf diesem Server dürfen Sie keine Links erzeugen. Fragen Sie den Betreiber des Servers.',
  ],
  browserTooOld: [
    'Dieser Browser kann kein Geheimnis verschlüsseln',
    'Er ist zu alt. Aktualisieren Sie ihn, oder nehmen Sie einen anderen Browser.',
  ],
};
