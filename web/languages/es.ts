import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, plural, date, relative, size } = formatsOf('es');
const duration = (ms: number) => durationIn('es', ms);

export const common: CommonSentences = {
  lang: 'es',
  dir: 'ltr',
  fullStop: '.',
  space: ' ',
  failures: {
    opening: {
      password_too_long: ['Esta contraseña supera los 4096 bytes.', 'Compruebe lo que ha pegado.'],
      password_invalid: ['Esta contraseña contiene un carácter defectuoso.', 'Escríbala de nuevo.'],
      password_unsupported_here: [
        'Esta contraseña contiene caracteres que este programa no conoce.',
        'Compruébela o abra el enlace en un navegador más reciente.',
      ],
      password_required: ['Este secreto necesita una contraseña.', 'Escriba la contraseña que le dio el remitente.'],
      password_incorrect: ['La contraseña es incorrecta.', 'Compruébela e inténtelo de nuevo.'],
      rate_limited: ['Ha habido demasiadas peticiones.', 'Espere un momento e inténtelo de nuevo.'],
      too_many_guesses: [
        'Se han probado demasiadas contraseñas incorrectas para este enlace.',
        'Espere un minuto e inténtelo de nuevo.',
      ],
      reply_lost: [
        'Se perdió la conexión antes de que llegara la respuesta.',
        'Compruebe su red y después compruebe de nuevo el enlace.',
      ],
      sign_in_page: [
        'En lugar del servidor responde una página, por ejemplo una de inicio de sesión.',
        'Abra la dirección del servidor en un navegador, inicie sesión allí e inténtelo de nuevo.',
      ],
      network_unreachable: ['No se puede contactar con el servidor.', 'Compruebe su red e inténtelo de nuevo.'],
      cancelled: ['Ha cancelado la operación.', 'Empiece de nuevo cuando quiera.'],
    },
    view: {
      no: 'No se ha usado ninguna visualización.',
      yes: 'Se ha usado una visualización.',
      unknown: 'Puede que se haya usado una visualización.',
    },
    waitThenRetry: (seconds) =>
      plural(seconds, {
        one: 'Espere # segundo e inténtelo de nuevo.',
        other: 'Espere # segundos e inténtelo de nuevo.',
      }),
  },
  language: 'Idioma',
  languageFailed: 'Este idioma no se ha cargado. Compruebe su red e inténtelo de nuevo.',
  theme: 'Tema',
  themeNames: { system: 'Sistema', light: 'Claro', dark: 'Oscuro' },
  partMissing: ['Una parte de esta página no se ha cargado', 'Compruebe su red y vuelva a cargar la página.'],
  reload: 'Volver a cargar la página',
  cancel: 'Cancelar',
  hide: 'Ocultar',
  showPassword: 'Mostrar la contraseña',
  hidePassword: 'Ocultar la contraseña',
  passwordEnds: 'Empieza o termina con un espacio o con otro carácter que no se ve.',
  copied: 'Copiado.',
  secondsSoFar: (seconds) => plural(seconds, { one: '# segundo hasta ahora.', other: '# segundos hasta ahora.' }),
};

const bytes = (count: number) => size(count, () => plural(count, { one: '# byte', other: '# bytes' }));
const times = (views: number) => plural(views, { one: '# vez', other: '# veces' });
const moreTimes = (views: number) => plural(views, { one: '# vez más', other: '# veces más' });

const messageSelected = 'El mensaje está seleccionado: pulse Ctrl+C para copiarlo (en Mac, ⌘C).';

const expiresOn = (dateMs: number) => `Caduca el ${date(dateMs)}.`;
const deleteForEveryone = '¿Borrarlo para todos?';
const notDeleted = 'El servidor no ha confirmado el borrado.';
const deleted: Notice = [
  'El secreto se ha borrado',
  'El servidor lo ha borrado, y esta página lo ha olvidado. El enlace no vuelve a abrirse.',
];

const showQrCode = 'Mostrar como código QR';
const hideQrCode = 'Ocultar el código QR';
const qrCodeFailed = 'El código QR no se ha cargado. Compruebe su red e inténtelo de nuevo.';

export const reveal: RevealSentences = {
  title: 'Un secreto compartido',
  footer:
    'Esta página no guarda ningún secreto ni contraseña en su dispositivo, y solo pregunta al servidor que tiene el secreto.',
  otherPage: 'Enviar un secreto',
  checking: ['Comprobando su enlace…', 'No se abre nada hasta que usted lo pida.'],

  shared: 'Alguien ha compartido un secreto con usted',
  sharedBy: (organization) => `${organization} le ha enviado un secreto`,
  endToEnd: 'Cifrado de extremo a extremo.',
  serverReads: 'El servidor puede leerlo.',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Se abre cualquier número de veces.';
    return views === 1 ? 'Se abre una sola vez.' : `Se abre ${moreTimes(views)}.`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `Caduca ${relative(leftMs)} (${date(dateMs)}).`,
  expiresNow: 'Caduca ahora.',
  openedBefore: 'Ya se ha abierto antes.',
  openedJustNow: 'Se abrió hace un momento, antes que usted.',
  openedAgo: (passedMs) => `Se abrió ${relative(-passedMs)}, antes que usted.`,
  ifNotYou: 'Si no fue usted, puede que otra persona lo conozca: avise al remitente.',
  showSecret: 'Mostrar el secreto',
  copyUnseen: 'Copiar sin mostrar',
  staysClosed: 'Permanece cerrado hasta que usted pulse el botón.',
  wait: (seconds) => plural(seconds, { one: 'Espere # segundo', other: 'Espere # segundos' }),
  notByPerson: 'Esa pulsación no fue suya. Use el ratón, el dedo o el teclado.',

  password: 'Contraseña',
  passwordFromSender: 'Se la dio el remitente, quizá en otro mensaje.',
  passwordOfNobody: 'Si nadie se la dio, puede que falte el final del enlace.',

  question(views, aim) {
    if (typeof views !== 'number') return aim === 'copy' ? '¿Copiar el secreto ahora?' : '¿Mostrar el secreto ahora?';
    const now = aim === 'copy' ? '¿Copiarlo ahora?' : '¿Mostrarlo ahora?';
    if (views === 1) return `Es la última visualización. ${now}`;
    return `Esto usa una de ${number(views)} visualizaciones. ${now}`;
  },
  closesForGood: 'Después, el enlace no vuelve a abrirse. Tenga preparado un lugar seguro para el secreto.',
  nothingIsLost: 'Si no es un buen momento, no se pierde nada: permanece cerrado.',
  yes: 'Sí, mostrarlo',
  yesCopy: 'Sí, copiarlo',
  notNow: 'Ahora no',

  checkingPassword: 'Comprobando la contraseña…',
  opening: 'Abriendo…',
  openingSecret: 'Abriendo el secreto.',
  slowOnPurpose: 'La comprobación de la contraseña es lenta a propósito: así es difícil adivinarla.',
  standsStill: 'Este navegador no inicia un proceso aparte para ello, así que la página se detiene hasta que termine.',

  theSecret: 'El secreto',
  secretLabel: 'Secreto',
  empty: 'El secreto está vacío.',
  onPage: 'El secreto está en la página.',
  hidden: 'El secreto está oculto.',
  covered: 'Oculto. Permanece en esta página hasta que usted la deje.',
  showAgain: 'Mostrar de nuevo',
  copy: 'Copiar',
  selected: 'El secreto está seleccionado: pulse Ctrl+C para copiarlo (en Mac, ⌘C).',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'El enlace se puede abrir de nuevo hasta que caduque.';
    if (views === 0) return 'Esta era la última visualización: el enlace no vuelve a abrirse.';
    return `El enlace se puede abrir ${moreTimes(views)}.`;
  },
  theFile: 'El archivo',
  fileReady: 'El archivo se puede guardar.',
  saveFile: 'Guardar el archivo',
  file: (name, type, size) => `${name} (${type && `${type}, `}${bytes(size)})`,
  leaveQuestion: 'El secreto de esta página no está copiado en ningún sitio y no vuelve a abrirse. ¿Dejar la página?',

  checkAgain: 'Comprobar de nuevo',
  checkAgainIn: (seconds) =>
    plural(seconds, { one: 'Comprobar de nuevo en # segundo', other: 'Comprobar de nuevo en # segundos' }),
  offline: 'No tiene conexión.',
};

export const rare: RareSentences = {
  shownInstead: 'No se pudo copiar el secreto, por eso está en la página.',
  unseen: (characters, spaces, lineBreaks) =>
    `No tiene ningún carácter visible. Caracteres: ${number(characters)}; de ellos, espacios: ${number(spaces)}; saltos de línea: ${number(lineBreaks)}.`,
  lines: (count) => plural(count, { one: '# línea.', other: '# líneas.' }),
  entries: (count) => plural(count, { one: '# entrada', other: '# entradas' }),
  more: 'Más',
  asTable: 'Como tabla',
  asItIs: 'Tal cual',
  copyValue: (key) => `Copiar ${key}`,
  filesInside: (count) => plural(count, { one: 'Contiene # archivo:', other: 'Contiene # archivos:' }),
  fileSize: bytes,
  saveNamed: (name) => `Guardar ${name}`,
  showValue: (key) => `Mostrar ${key}`,
  hideValue: (key) => `Ocultar ${key}`,
  waiting: [
    'Puede que haya una respuesta esperando',
    'Usted pidió este secreto antes, y la respuesta no llegó. El servidor la guarda hasta 10 minutos.',
    'Por muchas veces que la pida aquí, usa en total una sola visualización.',
  ],
  showAnswer: 'Mostrar la respuesta',
  typeOnceMore: 'Escríbala otra vez: no se guarda en ningún sitio.',
  notThePasswordOfAnswer:
    'Esta contraseña no abre la respuesta. Compruébela e inténtelo de nuevo: eso no usa otra visualización.',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'Código QR del secreto',
  wrapLines: 'Ajustar las líneas largas',
  saveAsFile: 'Guardar como archivo',
  savedAs: (name) => `El navegador guarda el secreto como ${name}. Borre el archivo cuando haya terminado.`,
  hideLater: 'Ocultar tras un minuto',
  hidesInAMinute: 'Se oculta en un minuto.',
  staysOnShow: 'Sigue visible.',
  emptyClipboard: 'Vaciar el portapapeles más tarde',
  emptiesAMinuteAfter:
    'Un minuto después de copiar, esta página vacía el portapapeles si sigue abierta y en primer plano.',
  clipboardStays: 'El portapapeles conserva lo que copie.',
  clipboardEmptied:
    'Esta página ha vaciado el portapapeles. Un historial del portapapeles puede contener todavía el secreto.',
  delete: 'Listo: borrarlo ahora',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: ['Abrir un secreto compartido', 'Pegue el enlace que ha recibido. Comprobarlo no abre el secreto.'],
  link: 'Enlace',
  wholeLink: 'El enlace completo, desde «https://» hasta el final.',
  checkLink: 'Comprobar el enlace',
  pasteLink: 'Pegar el enlace',
  pasteAnother: 'Pegar otro enlace',
  elsewhere: (host) => [
    'Este enlace pertenece a otro servidor',
    `Esta página no puede preguntar a ${host}. Abra el enlace en una pestaña nueva si confía en ese servidor.`,
  ],
  choose: ['En este texto hay enlaces distintos', 'Elija uno. Comprobarlo no abre el secreto.'],
  keySent: [
    'La clave de este enlace se envió a este servidor',
    'Un programa que transmitió el enlace, como un filtro de correo, lo ha cambiado: su navegador envió la clave como parte de la dirección. Quien administra este servidor, o lee sus registros, puede descifrar el secreto con ella, salvo que el enlace tenga contraseña.',
    'La clave ya no está en la barra de direcciones. Si el secreto debe seguir siendo privado, pida un enlace nuevo al remitente.',
  ],
  openedHere: [
    'Este enlace se abrió aquí',
    'El secreto ya no está en esta página, y esta dirección sola no lo abre.',
    'Para verlo otra vez, abra de nuevo el enlace original. Eso usa otra visualización, si queda alguna.',
  ],
  browserTooOld: [
    'Este navegador no puede abrir el secreto',
    'Es demasiado antiguo. Actualícelo o abra el enlace en otro navegador.',
  ],
  openInfisical: 'Abrir la página de Infisical',
  openWithAccount: 'Abrir con su cuenta de Infisical',
  accountNote: 'Esta página pregunta a Infisical, en su propia dirección, si ha iniciado sesión. Eso no abre nada.',
  signIn: 'Iniciar sesión en Infisical',
  signInElsewhere:
    'El inicio de sesión se abre en una pestaña nueva. Después vuelva a esta página y pulse el botón otra vez.',
  keyStays: 'La clave de su enlace se queda en esta página: no se envía a nadie.',
  askForOpenLink: 'Pida al remitente un enlace que se abra sin iniciar sesión.',
  perhapsTwice:
    'Hace un momento estaba ahí: si se cortó la conexión, puede que su navegador haya preguntado dos veces. En ese caso fue usted.',
  opensAtOnce:
    'En cuanto haya iniciado sesión, la página de Infisical abre el secreto por sí sola, y eso usa una visualización.',
  copyForSender: 'Copiar un mensaje para el remitente',
  messageSelected,
  toSender: {
    view_limit_reached:
      'El enlace que recibí está agotado: se ha abierto tantas veces como estaba permitido. Por favor, hay que compartir el secreto de nuevo. Si ninguno de los dos lo abrió, puede que otra persona lo haya leído: en ese caso, antes hay que cambiar el secreto.',
    expired:
      'El enlace que recibí había caducado cuando quise abrirlo. Por favor, hay que compartir el secreto de nuevo.',
    not_found:
      'El enlace que recibí no lleva a ningún secreto: puede que falte una parte del enlace o que el secreto se haya borrado. Por favor, hace falta el enlace completo, o compartir el secreto de nuevo.',
    link_legacy:
      'El enlace que recibí es de un tipo antiguo que ya ningún servidor abre. Por favor, hay que compartir el secreto de nuevo.',
    link_fragment_missing:
      'Falta el final del enlace que recibí, y con él la clave del secreto. Por favor, hace falta el enlace completo, en un nuevo envío si ya no quedan visualizaciones.',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['Aquí no hay ningún enlace.', 'Pegue el enlace que ha recibido.'],
  link_too_long: [
    'Es más largo que cualquier enlace de un secreto.',
    'Pegue solo la parte desde «https://» hasta el siguiente espacio. Si eso ya es todo, pida un enlace nuevo al remitente.',
  ],
  link_malformed: ['Esto no es un enlace.', 'Copie el enlace completo, desde «https://» hasta el final.'],
  link_not_a_share: [
    'Es una dirección web, pero no la de un secreto compartido.',
    'Pida al remitente el enlace correcto.',
  ],
  link_damaged: [
    'Este enlace está dañado: falta una parte o está mal escrita.',
    'Copie de nuevo el enlace completo del mensaje.',
  ],
  link_ambiguous: ['En este texto hay enlaces distintos.', 'Elija uno y péguelo solo.'],
  link_wrapped: [
    'Esta es la dirección de otro sitio alrededor de un enlace compartido, como la de un filtro de correo.',
    'Pida al remitente el enlace mismo, o abra esta dirección en un navegador y copie la dirección a la que lleva.',
  ],
  link_legacy_key: [
    'Este enlace es de 2024. Ningún servidor abre ya enlaces de ese tipo.',
    'Pida uno nuevo al remitente.',
  ],
  link_legacy_email: [
    'Este enlace es de 2025 y está ligado a una dirección de correo. Ningún servidor abre ya enlaces de ese tipo.',
    'Pida uno nuevo al remitente.',
  ],
  link_version_unknown: [
    'Este enlace necesita una versión más reciente de sharelink.',
    'Actualice sharelink y abra el enlace de nuevo.',
  ],
  link_insecure: [
    'Con este enlace todo se enviaría sin cifrar (http).',
    'Pida al remitente un enlace https, o permita http si confía en toda la red.',
  ],
  link_mismatch: [
    'El servidor no reconoce este enlace.',
    'Copie de nuevo el enlace completo; si no ayuda, pida uno nuevo al remitente.',
  ],
  link_fragment_missing: [
    'Falta el final de su enlace, la parte desde «#»: sin ella este secreto no se puede descifrar.',
    'Pida al remitente el enlace completo, o que comparta el secreto de nuevo si ya no quedan visualizaciones.',
  ],
  page_required: [
    'Un enlace sellado necesita la dirección de una página de sharelink.',
    'Indique la página, por ejemplo https://share.example.',
  ],
  server_required: [
    'Un identificador solo no dice dónde está guardado el secreto.',
    'Indique el servidor o pegue el enlace completo.',
  ],
  server_invalid: ['Esta no es la dirección de un servidor.', 'Use la forma https://host o https://host:port.'],
  password_memory: [
    'No hay suficiente memoria libre para comprobar esta contraseña.',
    'Cierre otros programas o abra el enlace en otro dispositivo.',
  ],
  token_invalid: [
    'Esto no es un token de acceso.',
    'Compruebe lo que ha pegado: un token no tiene espacios ni saltos de línea.',
  ],
  value_too_long: ['Este secreto es demasiado largo.', 'Acórtelo o comparta un archivo de otra manera.'],
  value_invalid: ['Este secreto no es texto.', 'Codifíquelo como texto, por ejemplo en base64.'],
  file_name_invalid: ['No es seguro guardar con este nombre de archivo.', 'Cambie el nombre del archivo.'],
  media_type_invalid: ['Esto no es un tipo de medio.', 'Déjelo vacío.'],
  expires_in_invalid: [
    'El servidor no acepta esta duración.',
    'Elija una duración que el servidor acepte: de 5m a 30d.',
  ],
  max_views_invalid: ['Esto no es un número de visualizaciones.', 'Elija un número entero de 1 a 2147483647.'],
  no_value: ['Aquí no se ha compartido ningún secreto.', 'Pida al remitente que lo comparta de nuevo.'],
  response_malformed: [
    'La respuesta del servidor no se puede leer.',
    'Pregunte al remitente antes de intentarlo de nuevo.',
  ],
  response_too_large: [
    'La respuesta del servidor es demasiado grande para ser un secreto.',
    'Pregunte al remitente antes de intentarlo de nuevo.',
  ],
  wrong_server: [
    'En esta dirección no responde ningún servidor de Infisical.',
    'Compruebe la dirección; pregunte al remitente si es correcta.',
  ],
  server_too_old: [
    'Este Infisical es más antiguo que esta página.',
    'Abra el enlace en la propia página del servidor, o pida a quien lo administra que lo actualice.',
  ],
  sign_in_required: [
    'Este secreto es para miembros de una organización.',
    'Inicie sesión en la página de Infisical para abrirlo.',
  ],
  not_permitted: ['No tiene permiso para abrir este secreto.', 'Pida al remitente que lo comparta con usted.'],
  other_organization: [
    'Este secreto es de otra organización.',
    'Cambie a esa organización en Infisical e inténtelo de nuevo.',
  ],
  email_not_listed: [
    'Este secreto es para otras direcciones de correo que la suya.',
    'Inicie sesión con la dirección con la que se compartió, o pregunte al remitente.',
  ],
  token_rejected: ['El servidor no acepta este token.', 'Inicie sesión de nuevo para obtener otro.'],
  token_without_organization: [
    'Ha iniciado sesión sin ninguna organización.',
    'Elija una organización en Infisical e inténtelo de nuevo.',
  ],
  session_revoked: ['Su sesión de Infisical se ha cerrado.', 'Inicie sesión de nuevo y vuelva a este enlace.'],
  session_stale: ['Su sesión de Infisical está anticuada.', 'Inicie sesión de nuevo y vuelva a este enlace.'],
  not_signed_in: ['No ha iniciado sesión en Infisical.', 'Inicie sesión y vuelva a este enlace.'],
  sign_in_failed: [
    'Infisical no ha dicho si ha iniciado sesión.',
    'Inténtelo de nuevo; si no ayuda, pregunte a quien administra el servidor.',
  ],
  not_found: [
    'No hay ningún secreto detrás de este enlace.',
    'Compruebe que el enlace esté completo; también es posible que el secreto se haya borrado.',
  ],
  expired: ['Este secreto ha caducado.', 'Pida un enlace nuevo al remitente.'],
  view_limit_reached: [
    'Este secreto se ha abierto tantas veces como permitió su remitente.',
    'Si no fue usted, avise al remitente: puede que otra persona lo haya leído.',
  ],
  request_invalid: [
    'El servidor no ha entendido la petición.',
    'Actualice sharelink; si no ayuda, informe del problema.',
  ],
  refused: [
    'El servidor ha rechazado la petición.',
    'Inténtelo más tarde; si no ayuda, pregunte a quien administra el servidor.',
  ],
  server_error: ['El servidor ha fallado.', 'Pregunte al remitente antes de intentarlo de nuevo.'],
  server_unavailable: ['El servidor no está disponible en este momento.', 'Inténtelo más tarde.'],
  server_busy: ['El servidor tiene demasiado trabajo en este momento.', 'Espere un momento e inténtelo de nuevo.'],
  outcome_unknown: [
    'Se preguntó al servidor, y no se puede saber qué resultó de ello.',
    'Puede que el secreto se haya abierto. Pida un enlace nuevo al remitente.',
  ],
  reply_gone: [
    'La respuesta a esta petición ya se entregó, o su plazo ha pasado.',
    'Si no ha visto el secreto, pida un enlace nuevo al remitente.',
  ],
  store_full: ['El almacén del servidor está lleno.', 'Inténtelo más tarde.'],
  decrypt_failed: [
    'Lo que ha enviado el servidor no corresponde a este enlace.',
    'Pida al remitente que comparta el secreto de nuevo.',
  ],
  webassembly_forbidden: [
    'Este navegador o una directiva prohíbe WebAssembly.',
    'Permítalo para esta página (desactive el modo de aislamiento), actualice el navegador o use otro.',
  ],
  misdirected: [
    'Este servidor no responde por el nombre de su dirección.',
    'Compruebe la dirección; si es correcta, pregunte a quien administra el servidor.',
  ],
  no_answer_behind: [
    'El servidor que está detrás de esta dirección no responde.',
    'Compruebe de nuevo el enlace más tarde; si no ayuda, pregunte a quien administra el servidor.',
  ],
};

export const share: ShareSentences = {
  title: 'Compartir un secreto',
  footer:
    'Esta página no guarda ningún secreto ni contraseña en su dispositivo. Lo que envía va cifrado, y solo al servidor que lo guarda.',
  otherPage: 'Abrir un enlace',
  oneMoment: 'Un momento…',
  explanation: 'Se cifra en este navegador. Solo el enlace lo abre.',
  secret: 'Secreto',
  file: 'Archivo',
  remove: 'Quitar',
  removeFile: 'Quitar el archivo',
  removeNamed: (name) => `Quitar ${name}`,
  removeAll: 'Quitar todos',
  chooseFile: 'Elegir un archivo en su lugar',
  addFiles: 'Añadir archivos',
  orDrop: 'o suéltelo aquí',
  chosenFile: (name, size) => `${name} (${bytes(size)})`,
  chosenFiles: (count, size) => `${plural(count, { one: '# archivo', other: '# archivos' })} (${bytes(size)})`,
  bytesTooMany: (count) => `Hay que quitar ${bytes(count)}.`,
  roomFor: (count) => `Queda sitio para ${bytes(count)}.`,
  upTo: (count) => `Hasta ${bytes(count)}.`,
  fileTooLarge: (name, count, room) => `${name} es demasiado grande (${bytes(count)}). Hay sitio para ${bytes(room)}.`,
  expiresAfter: 'Caduca después de',
  lifetime: duration,
  canBeOpened: 'Se puede abrir',
  times: (views) => (views === 1 ? 'Una sola vez' : times(views)),
  anyNumberOfTimes: 'Cualquier número de veces',
  otherChoice: 'Otro…',
  howLong: 'Cuánto tiempo',
  unit: 'Unidad',
  units: { minute: 'minutos', hour: 'horas', day: 'días' },
  lifetimeRange: (minMs, maxMs) => `De ${duration(minMs)} a ${duration(maxMs)}.`,
  howOften: 'Cuántas veces',
  password: 'Contraseña (opcional)',
  passwordNote:
    'Quien abra el enlace también la necesita. Nunca sale de este dispositivo: nadie puede consultarla por usted.',
  passwordShort: (count) => plural(count, { one: 'Es corta: # carácter.', other: 'Es corta: # caracteres.' }),
  generate: 'Generar una contraseña',
  generated: 'Hay una contraseña nueva en el campo. Esta página no vuelve a mostrarla con el enlace.',
  copyPassword: 'Copiar la contraseña',
  passwordSelected: 'La contraseña está seleccionada: pulse Ctrl+C para copiarla (en Mac, ⌘C).',
  token: 'Token de acceso',
  showToken: 'Mostrar el token de acceso',
  hideToken: 'Ocultar el token de acceso',
  makeLink: 'Crear el enlace',

  making: 'Creando el enlace…',
  deriving:
    'La contraseña se convierte en una clave en este dispositivo. Es lento a propósito: así es difícil adivinar la contraseña.',
  derivingInPlace:
    'La contraseña se convierte en una clave. Este navegador no inicia un proceso aparte para ello, así que la página se detiene hasta que termine.',
  sending: 'El secreto cifrado va de camino al servidor.',

  creating: {
    link_insecure: [
      'Esta dirección se consultaría sin cifrar (http).',
      'Use una dirección https, o permita http si confía en toda la red.',
    ],
    server_required: ['No se ha indicado ningún servidor que guarde el secreto.', 'Indíquelo: us, eu o https://host.'],
    password_too_long: ['Esta contraseña es demasiado larga.', 'Use una más corta.'],
    password_invalid: [
      'Esta contraseña está vacía o contiene un carácter defectuoso.',
      'Escríbala de nuevo o comparta sin contraseña.',
    ],
    password_memory: [
      'No hay suficiente memoria libre para convertir esta contraseña en una clave.',
      'Cierre otros programas o comparta desde otro dispositivo.',
    ],
    response_malformed: ['La respuesta del servidor no se puede leer.', 'Compruebe la dirección del servidor.'],
    response_too_large: [
      'La respuesta del servidor es demasiado grande para lo que se pidió.',
      'Compruebe la dirección del servidor.',
    ],
    wrong_server: [
      'En esta dirección no responde ningún servidor de Infisical.',
      'Compruebe la dirección del servidor.',
    ],
    server_too_old: ['Este Infisical es más antiguo que sharelink.', 'Pida a quien lo administra que lo actualice.'],
    sign_in_required: ['Este servidor pide un token de acceso.', 'Pregunte a quien lo administra.'],
    not_permitted: ['Este servidor no le permite crear enlaces.', 'Pregunte a quien lo administra.'],
    token_rejected: ['El servidor no acepta este token.', 'Compruébelo u obtenga otro.'],
    not_found: ['El servidor no conoce lo que se le ha pedido.', 'Compruebe la dirección del servidor.'],
    rate_limited: [
      'Este servidor no acepta más secretos de usted por ahora.',
      'Espere un momento e inténtelo de nuevo.',
    ],
    server_error: ['El servidor ha fallado.', 'Inténtelo más tarde.'],
    outcome_unknown: [
      'Se preguntó al servidor, y no se puede saber qué resultó de ello.',
      'Inténtelo de nuevo: si el secreto se guardó, nadie tiene su enlace, y caduca por sí solo.',
    ],
    reply_lost: [
      'Se perdió la conexión antes de que llegara la respuesta.',
      'Inténtelo de nuevo: si el servidor guardó el secreto, nadie tiene su enlace, y caduca por sí solo.',
    ],
    no_answer_behind: [
      'El servidor que está detrás de esta dirección no responde.',
      'Inténtelo más tarde: si el servidor guardó el secreto, nadie tiene su enlace, y caduca por sí solo.',
    ],
  },
  nothingToShare: 'Todavía no hay nada que compartir. Escriba el secreto o elija un archivo.',
  fileUnreadable: 'Este archivo no se puede leer. Elija otro.',

  ready: 'Su enlace está listo',
  link: 'Enlace',
  copyLink: 'Copiar el enlace',
  selected: 'El enlace está seleccionado: pulse Ctrl+C para copiarlo (en Mac, ⌘C).',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'Código QR del enlace',
  forEveryone:
    'Cualquiera que tenga este enlace puede leer el secreto. Envíelo solo a la persona a la que va dirigido.',
  withPassword: 'Solo alguien que tenga este enlace y la contraseña puede leer el secreto. Envíelos por separado.',
  opens: (views, dateMs) =>
    `Se puede abrir ${views === undefined ? 'cualquier número de veces' : views === 1 ? 'una sola vez' : times(views)}${dateMs === undefined ? '' : `, hasta el ${date(dateMs)}`}.`,
  expiresOn,
  encryptedHere:
    'El secreto se cifró en este navegador. El servidor no puede leerlo, y esta página no puede mostrar el enlace de nuevo.',
  passOn: 'Compartir…',
  notPassedOn: 'No se ha transmitido. Copie el enlace en su lugar.',
  email: 'Correo',
  copyAsMessage: 'Copiar como mensaje',
  messageSelected,
  messageSubject: 'Un secreto para usted',
  messageStart: 'Aquí tiene un secreto.',
  messagePassword: 'También hace falta una contraseña, que llega por otra vía.',
  messageLink: 'Este enlace lo abre:',
  saveQrCode: 'Guardar el código QR',
  wasItOpened: '¿Se ha abierto?',
  notOpened: 'Todavía no se ha abierto.',
  wasOpened: (dateMs) => (dateMs === undefined ? 'Se ha abierto.' : `Se ha abierto, la última vez el ${date(dateMs)}.`),
  allOpened: 'Se ha abierto tantas veces como usted permitió. El enlace no vuelve a abrirse.',
  hasExpired: 'Ha caducado. El enlace no vuelve a abrirse.',
  isGone: 'El servidor ya no lo tiene: se borró o se acabó su tiempo.',
  notKnown: 'No se ha podido averiguar.',
  deleteNow: 'Borrar ahora',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: 'Compartir otro secreto',
  notCopied: 'El enlace aún no está copiado. Pulse el botón otra vez para seguir sin él.',

  notOffered: [
    'Aquí no se pueden compartir secretos',
    'Este servidor no le permite crear enlaces. Pregunte a quien lo administra.',
  ],
  browserTooOld: [
    'Este navegador no puede cifrar un secreto',
    'Es demasiado antiguo. Actualícelo o use otro navegador.',
  ],
};
