import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, plural, date, relative, size } = formatsOf('it');
const duration = (ms: number) => durationIn('it', ms);

export const common: CommonSentences = {
  lang: 'it',
  dir: 'ltr',
  fullStop: '.',
  space: ' ',
  failures: {
    opening: {
      password_too_long: ['Questa password supera i 4096 byte.', 'Controlli che cosa ha incollato.'],
      password_invalid: ['Questa password contiene un carattere difettoso.', 'La scriva di nuovo.'],
      password_unsupported_here: [
        'Questa password contiene caratteri che questo programma non conosce.',
        'La controlli, o apra il link in un browser più recente.',
      ],
      password_required: ['Questo segreto richiede una password.', 'Scriva la password che le ha dato il mittente.'],
      password_incorrect: ['La password è sbagliata.', 'La controlli e riprovi.'],
      rate_limited: ['Ci sono state troppe richieste.', 'Attenda un momento, poi riprovi.'],
      too_many_guesses: [
        'Per questo link sono state provate troppe password sbagliate.',
        'Attenda un minuto, poi riprovi.',
      ],
      reply_lost: [
        'La connessione si è interrotta prima che arrivasse la risposta.',
        'Controlli la rete, poi verifichi di nuovo il link.',
      ],
      sign_in_page: [
        'Al posto del server risponde una pagina, per esempio una di accesso.',
        'Apra l’indirizzo del server in un browser, effettui l’accesso e riprovi.',
      ],
      network_unreachable: ['Il server non è raggiungibile.', 'Controlli la rete, poi riprovi.'],
      cancelled: ['Ha annullato.', 'Ricominci quando vuole.'],
    },
    view: {
      no: 'Non è stata usata alcuna visualizzazione.',
      yes: 'È stata usata una visualizzazione.',
      unknown: 'Forse è stata usata una visualizzazione.',
    },
    waitThenRetry: (seconds) =>
      plural(seconds, { one: 'Attenda # secondo, poi riprovi.', other: 'Attenda # secondi, poi riprovi.' }),
  },
  language: 'Lingua',
  languageFailed: 'Questa lingua non è stata caricata. Controlli la rete, poi riprovi.',
  theme: 'Tema',
  themeNames: { system: 'Sistema', light: 'Chiaro', dark: 'Scuro' },
  partMissing: ['Una parte di questa pagina non è stata caricata', 'Controlli la rete, poi ricarichi la pagina.'],
  reload: 'Ricarica la pagina',
  cancel: 'Annulla',
  hide: 'Nascondi',
  showPassword: 'Mostra la password',
  hidePassword: 'Nascondi la password',
  passwordEnds: 'Comincia o finisce con uno spazio o con un altro carattere che non si vede.',
  copied: 'Copiato.',
  secondsSoFar: (seconds) => plural(seconds, { one: '# secondo finora.', other: '# secondi finora.' }),
};

const bytes = (count: number) => size(count, () => plural(count, { one: '# byte', other: '# byte' }));
const times = (views: number) => plural(views, { one: '# volta', other: '# volte' });

const messageSelected = 'Il messaggio è selezionato: prema Ctrl+C per copiarlo (su Mac, ⌘C).';

const expiresOn = (dateMs: number) => `Scade il ${date(dateMs)}.`;
const deleteForEveryone = 'Eliminarlo per tutti?';
const notDeleted = 'Il server non ha confermato l’eliminazione.';
const deleted: Notice = [
  'Il segreto è stato eliminato',
  'Il server l’ha eliminato, e questa pagina l’ha dimenticato. Il link non si apre più.',
];

const showQrCode = 'Mostra come codice QR';
const hideQrCode = 'Nascondi il codice QR';
const qrCodeFailed = 'Il codice QR non è stato caricato. Controlli la rete, poi riprovi.';

export const reveal: RevealSentences = {
  title: 'Un segreto condiviso',
  footer:
    'Questa pagina non conserva segreti né password sul suo dispositivo, e interroga solo il server che custodisce il segreto.',
  otherPage: 'Invia un segreto',
  checking: ['Verifica del link…', 'Nulla viene aperto prima che lei lo chieda.'],

  shared: 'Qualcuno ha condiviso un segreto con lei',
  sharedBy: (organization) => `${organization} le ha inviato un segreto`,
  endToEnd: 'Crittografato end-to-end.',
  serverReads: 'Il server può leggerlo.',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Si apre quante volte si vuole.';
    return views === 1 ? 'Si apre una sola volta.' : `Si apre ancora ${times(views)}.`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `Scade ${relative(leftMs)} (${date(dateMs)}).`,
  expiresNow: 'Scade adesso.',
  openedBefore: 'È già stato aperto.',
  openedJustNow: 'È stato aperto poco fa, prima di lei.',
  openedAgo: (passedMs) => `È stato aperto ${relative(-passedMs)}, prima di lei.`,
  ifNotYou: 'Se non è stato lei, forse qualcun altro lo conosce: avvisi il mittente.',
  showSecret: 'Mostra il segreto',
  copyUnseen: 'Copia senza mostrare',
  staysClosed: 'Resta chiuso finché non preme il pulsante.',
  wait: (seconds) => plural(seconds, { one: 'Attenda # secondo', other: 'Attenda # secondi' }),
  notByPerson: 'Questa pressione non viene da lei. Usi il mouse, il dito o la tastiera.',

  password: 'Password',
  passwordFromSender: 'Gliel’ha data il mittente, forse in un altro messaggio.',
  passwordOfNobody: 'Se nessuno l’ha fatto, forse manca la fine del link.',

  question(views, aim) {
    if (typeof views !== 'number') return aim === 'copy' ? 'Copiare il segreto adesso?' : 'Mostrare il segreto adesso?';
    const now = aim === 'copy' ? 'Copiarlo adesso?' : 'Mostrarlo adesso?';
    if (views === 1) return `${now} È l’ultima visualizzazione.`;
    return `${now} Questo usa una di ${number(views)} visualizzazioni.`;
  },
  closesForGood: 'Dopo, il link non si apre più. Tenga pronto un posto sicuro per il segreto.',
  nothingIsLost: 'Se non è il momento giusto, nulla è perduto: resta chiuso.',
  yes: 'Sì, mostralo',
  yesCopy: 'Sì, copialo',
  notNow: 'Non ora',

  checkingPassword: 'Verifica della password…',
  opening: 'Apertura…',
  openingSecret: 'Apertura del segreto.',
  slowOnPurpose: 'La verifica della password è lenta di proposito: così è difficile indovinarla.',
  standsStill: 'Questo browser non avvia un processo separato per farlo, perciò la pagina resta ferma fino alla fine.',

  theSecret: 'Il segreto',
  secretLabel: 'Segreto',
  empty: 'Il segreto è vuoto.',
  onPage: 'Il segreto è sulla pagina.',
  hidden: 'Il segreto è nascosto.',
  covered: 'Nascosto. Resta su questa pagina finché non la lascia.',
  showAgain: 'Mostra di nuovo',
  copy: 'Copia',
  selected: 'Il segreto è selezionato: prema Ctrl+C per copiarlo (su Mac, ⌘C).',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Il link può essere aperto di nuovo fino alla scadenza.';
    if (views === 0) return 'Era l’ultima visualizzazione: il link non si apre più.';
    return `Il link può essere aperto ancora ${times(views)}.`;
  },
  theFile: 'Il file',
  fileReady: 'Il file può essere salvato.',
  saveFile: 'Salva il file',
  file: (name, type, size) => `${name} (${type && `${type}, `}${bytes(size)})`,
  leaveQuestion:
    'Il segreto di questa pagina non è copiato da nessuna parte e non si apre di nuovo. Lasciare la pagina?',

  checkAgain: 'Verifica di nuovo',
  checkAgainIn: (seconds) =>
    plural(seconds, { one: 'Verifica di nuovo tra # secondo', other: 'Verifica di nuovo tra # secondi' }),
  offline: 'Lei è offline.',
};

export const rare: RareSentences = {
  shownInstead: 'Non è stato possibile copiare il segreto, perciò è sulla pagina.',
  unseen: (characters, spaces, lineBreaks) =>
    `Non ha nessun carattere visibile. Caratteri: ${number(characters)}, di cui spazi: ${number(spaces)}, a capo: ${number(lineBreaks)}.`,
  lines: (count) => plural(count, { one: '# riga.', other: '# righe.' }),
  entries: (count) => plural(count, { one: '# voce', other: '# voci' }),
  more: 'Altro',
  asTable: 'Come tabella',
  asItIs: 'Così com’è',
  copyValue: (key) => `Copia ${key}`,
  filesInside: (count) => plural(count, { one: 'Contiene # file:', other: 'Contiene # file:' }),
  fileSize: bytes,
  saveNamed: (name) => `Salva ${name}`,
  showValue: (key) => `Mostra ${key}`,
  hideValue: (key) => `Nascondi ${key}`,
  waiting: [
    'Forse c’è una risposta in attesa',
    'Ha già chiesto questo segreto, e la risposta non è arrivata. Il server la conserva fino a 10 minuti.',
    'Per quante volte la chieda qui, usa in tutto una sola visualizzazione.',
  ],
  showAnswer: 'Mostra la risposta',
  typeOnceMore: 'La scriva ancora una volta: non è conservata da nessuna parte.',
  notThePasswordOfAnswer:
    'Questa password non apre la risposta. La controlli e riprovi: questo non usa un’altra visualizzazione.',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'Codice QR del segreto',
  wrapLines: 'Manda a capo le righe lunghe',
  saveAsFile: 'Salva come file',
  savedAs: (name) => `Il browser salva il segreto come ${name}. Elimini il file quando ha finito.`,
  hideLater: 'Nascondi dopo un minuto',
  hidesInAMinute: 'Si nasconde tra un minuto.',
  staysOnShow: 'Resta visibile.',
  emptyClipboard: 'Svuota gli appunti più tardi',
  emptiesAMinuteAfter:
    'Un minuto dopo una copia questa pagina svuota gli appunti, se è ancora aperta e in primo piano.',
  clipboardStays: 'Gli appunti conservano ciò che viene copiato.',
  clipboardEmptied:
    'Questa pagina ha svuotato gli appunti. Una cronologia degli appunti può ancora contenere il segreto.',
  delete: 'Fatto: elimina ora',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: ['Apri un segreto condiviso', 'Incolli il link che ha ricevuto. Verificarlo non apre il segreto.'],
  link: 'Link',
  wholeLink: 'Il link intero, da “https://” fino alla fine.',
  checkLink: 'Verifica il link',
  pasteLink: 'Incolla il link',
  pasteAnother: 'Incolla un altro link',
  elsewhere: (host) => [
    'Questo link appartiene a un altro server',
    `Questa pagina non può interrogare ${host}. Apra il link in una nuova scheda se si fida di quel server.`,
  ],
  choose: ['In questo testo ci sono link diversi', 'Ne scelga uno. Verificarlo non apre il segreto.'],
  keySent: [
    'La chiave di questo link è stata inviata a questo server',
    'Un programma che ha inoltrato il link, come un filtro della posta, lo ha modificato: il Suo browser ha inviato la chiave come parte dell’indirizzo. Chi gestisce questo server, o ne legge i registri, può usarla per decifrare il segreto, a meno che il link abbia una password.',
    'La chiave non è più nella barra degli indirizzi. Se il segreto deve restare riservato, chieda al mittente un nuovo link.',
  ],
  openedHere: [
    'Questo link è stato aperto qui',
    'Il segreto non è più su questa pagina, e questo indirizzo da solo non lo apre.',
    'Per rivederlo, apra di nuovo il link originale. Questo usa un’altra visualizzazione, se ne resta una.',
  ],
  browserTooOld: [
    'Questo browser non può aprire il segreto',
    'È troppo vecchio. Lo aggiorni, o apra il link in un altro browser.',
  ],
  openInfisical: 'Apri la pagina Infisical',
  openWithAccount: 'Apri con il suo account Infisical',
  accountNote:
    'Questa pagina chiede a Infisical, al proprio indirizzo, se ha effettuato l’accesso. Questo non apre nulla.',
  signIn: 'Accedi a Infisical',
  signInElsewhere: 'L’accesso si apre in una nuova scheda. Poi torni a questa pagina e prema di nuovo il pulsante.',
  keyStays: 'La chiave del suo link resta su questa pagina: non viene inviata a nessuno.',
  askForOpenLink: 'Chieda al mittente un link che si apra senza effettuare l’accesso.',
  perhapsTwice:
    'Un momento fa c’era: se la connessione si è interrotta, il suo browser può averlo chiesto due volte. In tal caso è stato lei.',
  opensAtOnce:
    'Non appena avrà effettuato l’accesso, la pagina Infisical apre il segreto da sola, e questo usa una visualizzazione.',
  copyForSender: 'Copia un messaggio per il mittente',
  messageSelected,
  toSender: {
    view_limit_reached:
      'Il link che ho ricevuto è esaurito: è stato aperto tante volte quante erano permesse. Per favore, occorre condividere di nuovo il segreto. Se nessuno di noi due l’ha aperto, qualcun altro può averlo letto: in tal caso occorre prima cambiare il segreto.',
    expired:
      'Il link che ho ricevuto era scaduto quando ho voluto aprirlo. Per favore, occorre condividere di nuovo il segreto.',
    not_found:
      'Il link che ho ricevuto non porta a nessun segreto: forse manca una parte del link, o il segreto è stato eliminato. Per favore, mi serve il link intero, oppure una nuova condivisione del segreto.',
    link_legacy:
      'Il link che ho ricevuto è di un vecchio tipo che nessun server apre più. Per favore, occorre condividere di nuovo il segreto.',
    link_fragment_missing:
      'Manca la fine del link che ho ricevuto, e con essa la chiave del segreto. Per favore, mi serve il link intero, in una nuova condivisione se non resta alcuna visualizzazione.',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['Qui non c’è nessun link.', 'Incolli il link che ha ricevuto.'],
  link_too_long: [
    'È più lungo di qualsiasi link di condivisione.',
    'Incolli solo la parte da “https://” fino al primo spazio. Se è già tutto, chieda un nuovo link al mittente.',
  ],
  link_malformed: ['Questo non è un link.', 'Copi il link intero, da “https://” fino alla fine.'],
  link_not_a_share: ['È un indirizzo web, ma non di un segreto condiviso.', 'Chieda al mittente il link giusto.'],
  link_damaged: [
    'Questo link è danneggiato: una parte manca o è scritta male.',
    'Copi di nuovo il link intero dal messaggio.',
  ],
  link_ambiguous: ['In questo testo ci sono link diversi.', 'Ne scelga uno e incolli solo quello.'],
  link_wrapped: [
    'Questo è l’indirizzo di un altro sito attorno a un link condiviso, come quello di un filtro della posta.',
    'Chieda al mittente il link stesso, oppure apra questo indirizzo in un browser e copi l’indirizzo a cui porta.',
  ],
  link_legacy_key: [
    'Questo link è del 2024. Ormai nessun server apre i link di quel tipo.',
    'Ne chieda uno nuovo al mittente.',
  ],
  link_legacy_email: [
    'Questo link è del 2025 ed è legato a un indirizzo e-mail. Ormai nessun server apre i link di quel tipo.',
    'Ne chieda uno nuovo al mittente.',
  ],
  link_version_unknown: [
    'Questo link richiede una versione più recente di sharelink.',
    'Aggiorni sharelink, poi apra di nuovo il link.',
  ],
  link_insecure: [
    'Con questo link tutto verrebbe inviato senza cifratura (http).',
    'Chieda al mittente un link https, o consenta http se si fida di tutta la rete.',
  ],
  link_mismatch: [
    'Il server non riconosce questo link.',
    'Copi di nuovo il link intero; se non basta, ne chieda uno nuovo al mittente.',
  ],
  link_fragment_missing: [
    'Manca la fine del link, la parte da “#” in poi: senza di essa questo segreto non può essere decifrato.',
    'Chieda al mittente il link intero, in una nuova condivisione se non resta alcuna visualizzazione.',
  ],
  page_required: [
    'Un link sigillato ha bisogno dell’indirizzo di una pagina sharelink.',
    'Indichi la pagina, per esempio https://share.example.',
  ],
  server_required: [
    'Un identificativo da solo non dice dove si trova il segreto.',
    'Indichi il server, o incolli il link intero.',
  ],
  server_invalid: ['Questo non è l’indirizzo di un server.', 'Usi la forma https://host o https://host:port.'],
  password_memory: [
    'Non c’è abbastanza memoria libera per verificare questa password.',
    'Chiuda altri programmi, o apra il link su un altro dispositivo.',
  ],
  token_invalid: [
    'Questo non è un token di accesso.',
    'Controlli che cosa ha incollato: un token non ha spazi né a capo.',
  ],
  value_too_long: ['Questo segreto è troppo lungo.', 'Lo accorci, o condivida un file in un altro modo.'],
  value_invalid: ['Questo segreto non è testo.', 'Lo codifichi come testo, per esempio in base64.'],
  file_name_invalid: ['Salvare con questo nome di file non è sicuro.', 'Rinomini il file.'],
  media_type_invalid: ['Questo non è un tipo di media.', 'Lo lasci vuoto.'],
  expires_in_invalid: ['Il server non accetta questa durata.', 'Scelga una durata che il server accetta: da 5m a 30d.'],
  max_views_invalid: ['Questo non è un numero di visualizzazioni.', 'Scelga un numero intero da 1 a 2147483647.'],
  no_value: ['Questa condivisione non contiene alcun segreto.', 'Chieda al mittente di condividerlo di nuovo.'],
  response_malformed: ['La risposta del server non è leggibile.', 'Senta il mittente prima di riprovare.'],
  response_too_large: [
    'La risposta del server è troppo grande per essere un segreto.',
    'Senta il mittente prima di riprovare.',
  ],
  wrong_server: [
    'A questo indirizzo non risponde alcun server Infisical.',
    'Controlli l’indirizzo; chieda al mittente se è giusto.',
  ],
  server_too_old: [
    'Questo Infisical è più vecchio di questa pagina.',
    'Apra il link nella pagina del server stesso, o chieda a chi lo gestisce di aggiornarlo.',
  ],
  sign_in_required: [
    'Questo segreto è per i membri di un’organizzazione.',
    'Effettui l’accesso nella pagina Infisical per aprirlo.',
  ],
  not_permitted: ['Non ha il permesso di aprire questo segreto.', 'Chieda al mittente di condividerlo con lei.'],
  other_organization: [
    'Questo segreto è di un’altra organizzazione.',
    'Passi a quell’organizzazione in Infisical, poi riprovi.',
  ],
  email_not_listed: [
    'Questo segreto è per indirizzi e-mail diversi dal suo.',
    'Effettui l’accesso con l’indirizzo con cui è stato condiviso, o chieda al mittente.',
  ],
  token_rejected: ['Il server non accetta questo token.', 'Effettui di nuovo l’accesso per ottenerne un altro.'],
  token_without_organization: [
    'Ha effettuato l’accesso senza alcuna organizzazione.',
    'Scelga un’organizzazione in Infisical, poi riprovi.',
  ],
  session_revoked: [
    'La sua sessione Infisical è stata chiusa.',
    'Effettui di nuovo l’accesso, poi torni a questo link.',
  ],
  session_stale: [
    'La sua sessione Infisical non è più aggiornata.',
    'Effettui di nuovo l’accesso, poi torni a questo link.',
  ],
  not_signed_in: ['Non ha effettuato l’accesso a Infisical.', 'Effettui l’accesso, poi torni a questo link.'],
  sign_in_failed: [
    'Infisical non ha detto se ha effettuato l’accesso.',
    'Riprovi; se non basta, chieda a chi gestisce il server.',
  ],
  not_found: [
    'Dietro questo link non c’è alcun segreto.',
    'Controlli che il link sia intero; il segreto può anche essere stato eliminato.',
  ],
  expired: ['Questo segreto è scaduto.', 'Chieda un nuovo link al mittente.'],
  view_limit_reached: [
    'Questo segreto è stato aperto tante volte quante il mittente ne ha consentite.',
    'Se non è stato lei, avvisi il mittente: forse lo ha letto qualcun altro.',
  ],
  request_invalid: ['Il server non ha capito la richiesta.', 'Aggiorni sharelink; se non basta, lo segnali.'],
  refused: [
    'Il server ha rifiutato la richiesta.',
    'Riprovi più tardi; se non basta, chieda a chi gestisce il server.',
  ],
  server_error: ['Il server ha avuto un errore.', 'Senta il mittente prima di riprovare.'],
  server_unavailable: ['Il server al momento non è disponibile.', 'Riprovi più tardi.'],
  server_busy: ['Il server al momento ha troppo da fare.', 'Attenda un momento, poi riprovi.'],
  outcome_unknown: [
    'La richiesta è stata inviata al server, e non è possibile sapere che esito ha avuto.',
    'Il segreto può essere stato aperto. Chieda un nuovo link al mittente.',
  ],
  reply_gone: [
    'La risposta a questa richiesta è già stata consegnata, o il suo tempo è scaduto.',
    'Se non ha visto il segreto, chieda un nuovo link al mittente.',
  ],
  store_full: ['L’archivio del server è pieno.', 'Riprovi più tardi.'],
  decrypt_failed: [
    'Ciò che il server ha inviato non corrisponde a questo link.',
    'Chieda al mittente di condividere di nuovo il segreto.',
  ],
  webassembly_forbidden: [
    'Questo browser o un criterio vieta WebAssembly.',
    'Lo consenta per questa pagina (disattivi la modalità di isolamento), aggiorni il browser, o ne usi un altro.',
  ],
  misdirected: [
    'Questo server non risponde per il nome nel suo indirizzo.',
    'Controlli l’indirizzo; se è giusto, chieda a chi gestisce il server.',
  ],
  no_answer_behind: [
    'Il server dietro questo indirizzo non risponde.',
    'Verifichi di nuovo il link più tardi; se non basta, chieda a chi gestisce il server.',
  ],
};

export const share: ShareSentences = {
  title: 'Condividi un segreto',
  footer:
    'Questa pagina non conserva segreti né password sul suo dispositivo. Ciò che invia è cifrato, e va solo al server che lo custodisce.',
  otherPage: 'Apri un link',
  oneMoment: 'Un momento…',
  explanation: 'Viene cifrato in questo browser. Solo il link lo apre.',
  secret: 'Segreto',
  file: 'Il file',
  remove: 'Rimuovi',
  removeFile: 'Rimuovi il file',
  removeNamed: (name) => `Rimuovi ${name}`,
  removeAll: 'Rimuovi tutti',
  chooseFile: 'Scegli invece un file',
  addFiles: 'Aggiungi file',
  orDrop: 'o lo trascini qui',
  chosenFile: (name, size) => `${name} (${bytes(size)})`,
  chosenFiles: (count, size) => `${plural(count, { one: '# file', other: '# file' })} (${bytes(size)})`,
  bytesTooMany: (count) => `È troppo lungo di ${bytes(count)}.`,
  roomFor: (count) => `C’è ancora posto per ${bytes(count)}.`,
  upTo: (count) => `Fino a ${bytes(count)}.`,
  fileTooLarge: (name, count, room) => `${name} è troppo grande (${bytes(count)}). C’è posto per ${bytes(room)}.`,
  expiresAfter: 'Scade dopo',
  lifetime: duration,
  canBeOpened: 'Può essere aperto',
  times: (views) => (views === 1 ? 'Una sola volta' : times(views)),
  anyNumberOfTimes: 'Quante volte si vuole',
  otherChoice: 'Altro…',
  howLong: 'Per quanto tempo',
  unit: 'Unità',
  units: { minute: 'minuti', hour: 'ore', day: 'giorni' },
  lifetimeRange: (minMs, maxMs) => `Da ${duration(minMs)} a ${duration(maxMs)}.`,
  howOften: 'Quante volte',
  password: 'Password (facoltativa)',
  passwordNote: 'Serve anche a chi apre il link. Non lascia mai questo dispositivo: nessuno può ritrovarla per lei.',
  passwordShort: (count) => plural(count, { one: 'È corta: # carattere.', other: 'È corta: # caratteri.' }),
  generate: 'Genera una password',
  generated: 'Nel campo c’è una nuova password. Questa pagina non la mostra più insieme al link.',
  copyPassword: 'Copia la password',
  passwordSelected: 'La password è selezionata: prema Ctrl+C per copiarla (su Mac, ⌘C).',
  token: 'Token di accesso',
  showToken: 'Mostra il token di accesso',
  hideToken: 'Nascondi il token di accesso',
  makeLink: 'Crea il link',

  making: 'Creazione del link…',
  deriving:
    'La password viene trasformata in una chiave su questo dispositivo. È lento di proposito: così è difficile indovinare la password.',
  derivingInPlace:
    'La password viene trasformata in una chiave. Questo browser non avvia un processo separato per farlo, perciò la pagina resta ferma fino alla fine.',
  sending: 'Il segreto cifrato è in viaggio verso il server.',

  creating: {
    link_insecure: [
      'Questo indirizzo verrebbe interrogato senza cifratura (http).',
      'Usi un indirizzo https, o consenta http se si fida di tutta la rete.',
    ],
    server_required: ['Non è indicato alcun server che conservi il segreto.', 'Lo indichi: us, eu o https://host.'],
    password_too_long: ['Questa password è troppo lunga.', 'Ne usi una più corta.'],
    password_invalid: [
      'Questa password è vuota o contiene un carattere difettoso.',
      'La scriva di nuovo, o condivida senza password.',
    ],
    password_memory: [
      'Non c’è abbastanza memoria libera per trasformare questa password in una chiave.',
      'Chiuda altri programmi, o condivida da un altro dispositivo.',
    ],
    response_malformed: ['La risposta del server non è leggibile.', 'Controlli l’indirizzo del server.'],
    response_too_large: [
      'La risposta del server è troppo grande per una condivisione.',
      'Controlli l’indirizzo del server.',
    ],
    wrong_server: ['A questo indirizzo non risponde alcun server Infisical.', 'Controlli l’indirizzo del server.'],
    server_too_old: ['Questo Infisical è più vecchio di sharelink.', 'Chieda a chi lo gestisce di aggiornarlo.'],
    sign_in_required: ['Questo server chiede un token di accesso.', 'Chieda a chi lo gestisce.'],
    not_permitted: ['Questo server non le permette di creare link.', 'Chieda a chi lo gestisce.'],
    token_rejected: ['Il server non accetta questo token.', 'Lo controlli, o ne ottenga un altro.'],
    not_found: ['Il server non conosce ciò che gli è stato chiesto.', 'Controlli l’indirizzo del server.'],
    rate_limited: ['Questo server per ora non accetta altri segreti da lei.', 'Attenda un momento, poi riprovi.'],
    server_error: ['Il server ha avuto un errore.', 'Riprovi più tardi.'],
    outcome_unknown: [
      'La richiesta è stata inviata al server, e non è possibile sapere che esito ha avuto.',
      'Riprovi: se il segreto è stato conservato, nessuno ne ha il link, e scade da solo.',
    ],
    reply_lost: [
      'La connessione si è interrotta prima che arrivasse la risposta.',
      'Riprovi: se il server ha conservato il segreto, nessuno ne ha il link, e scade da solo.',
    ],
    no_answer_behind: [
      'Il server dietro questo indirizzo non risponde.',
      'Riprovi più tardi: se il server ha conservato il segreto, nessuno ne ha il link, e scade da solo.',
    ],
  },
  nothingToShare: 'Non c’è ancora nulla da condividere. Scriva il segreto, o scelga un file.',
  fileUnreadable: 'Questo file non è leggibile. Ne scelga un altro.',

  ready: 'Il suo link è pronto',
  link: 'Link',
  copyLink: 'Copia il link',
  selected: 'Il link è selezionato: prema Ctrl+C per copiarlo (su Mac, ⌘C).',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'Codice QR del link',
  forEveryone: 'Chiunque abbia questo link può leggere il segreto. Lo invii solo alla persona a cui è destinato.',
  withPassword: 'Solo chi ha questo link e la password può leggere il segreto. Li invii separatamente.',
  opens: (views, dateMs) =>
    `Può essere aperto ${views === undefined ? 'quante volte si vuole' : views === 1 ? 'una sola volta' : times(views)}${dateMs === undefined ? '' : `, fino al ${date(dateMs)}`}.`,
  expiresOn,
  encryptedHere:
    'Il segreto è stato cifrato in questo browser. Il server non può leggerlo, e questa pagina non può mostrare di nuovo il link.',
  passOn: 'Condividi…',
  notPassedOn: 'Non è stato trasmesso. Copi invece il link.',
  email: 'E-mail',
  copyAsMessage: 'Copia come messaggio',
  messageSelected,
  messageSubject: 'Un segreto per lei',
  messageStart: 'Ecco un segreto per lei.',
  messagePassword: 'Serve anche una password, che arriva per un’altra via.',
  messageLink: 'Questo link lo apre:',
  saveQrCode: 'Salva il codice QR',
  wasItOpened: 'È stato aperto?',
  notOpened: 'Non è ancora stato aperto.',
  wasOpened: (dateMs) =>
    dateMs === undefined ? 'È stato aperto.' : `È stato aperto, l’ultima volta il ${date(dateMs)}.`,
  allOpened: 'È stato aperto tante volte quante ne ha permesse. Il link non si apre più.',
  hasExpired: 'È scaduto. Il link non si apre più.',
  isGone: 'Il server non l’ha più: è stato eliminato, o il suo tempo è finito.',
  notKnown: 'Non è stato possibile saperlo.',
  deleteNow: 'Elimina adesso',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: 'Condividi un altro segreto',
  notCopied: 'Il link non è ancora copiato. Prema di nuovo il pulsante per continuare senza.',

  notOffered: [
    'Qui non si possono condividere segreti',
    'Questo server non le permette di creare link. Chieda a chi lo gestisce.',
  ],
  browserTooOld: [
    'Questo browser non può cifrare un segreto',
    'È troppo vecchio. Lo aggiorni, o usi un altro browser.',
  ],
};
