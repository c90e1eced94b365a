import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, plural, date, relative, size } = formatsOf('fr');
const duration = (ms: number) => durationIn('fr', ms);

export const common: CommonSentences = {
  lang: 'fr',
  dir: 'ltr',
  fullStop: '.',
  space: ' ',
  failures: {
    opening: {
      password_too_long: ['Ce mot de passe dépasse 4096 octets.', 'Vérifiez ce que vous avez collé.'],
      password_invalid: ['Ce mot de passe contient un caractère défectueux.', 'Saisissez-le de nouveau.'],
      password_unsupported_here: [
        'Ce mot de passe contient des caractères que ce programme ne connaît pas.',
        'Vérifiez-le, ou ouvrez le lien dans un navigateur plus récent.',
      ],
      password_required: [
        'Ce secret demande un mot de passe.',
        'Saisissez le mot de passe que l’expéditeur vous a donné.',
      ],
      password_incorrect: ['Le mot de passe est faux.', 'Vérifiez-le et réessayez.'],
      rate_limited: ['Il y a eu trop de demandes.', 'Patientez un instant, puis réessayez.'],
      too_many_guesses: [
        'Trop de mots de passe faux ont été essayés pour ce lien.',
        'Patientez une minute, puis réessayez.',
      ],
      reply_lost: [
        'La connexion a été perdue avant l’arrivée de la réponse.',
        'Vérifiez votre réseau, puis vérifiez de nouveau le lien.',
      ],
      sign_in_page: [
        'Une page répond à la place du serveur, par exemple une page de connexion.',
        'Ouvrez l’adresse du serveur dans un navigateur, connectez-vous, puis réessayez.',
      ],
      network_unreachable: ['Le serveur est injoignable.', 'Vérifiez votre réseau, puis réessayez.'],
      cancelled: ['Vous avez annulé.', 'Recommencez quand vous le voudrez.'],
    },
    view: {
      no: 'Aucune consultation n’a été utilisée.',
      yes: 'Une consultation a été utilisée.',
      unknown: 'Une consultation a peut-être été utilisée.',
    },
    waitThenRetry: (seconds) =>
      plural(seconds, { one: 'Attendez # seconde, puis réessayez.', other: 'Attendez # secondes, puis réessayez.' }),
  },
  language: 'Langue',
  languageFailed: 'Cette langue n’a pas été chargée. Vérifiez votre réseau, puis réessayez.',
  theme: 'Thème',
  themeNames: { system: 'Système', light: 'Clair', dark: 'Sombre' },
  partMissing: ['Une partie de cette page n’a pas été chargée', 'Vérifiez votre réseau, puis rechargez la page.'],
  reload: 'Recharger la page',
  cancel: 'Annuler',
  hide: 'Masquer',
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
  passwordEnds: 'Il commence ou finit par une espace ou par un autre caractère invisible.',
  copied: 'Copié.',
  secondsSoFar: (seconds) => plural(seconds, { one: '# seconde écoulée.', other: '# secondes écoulées.' }),
};

const bytes = (count: number) => size(count, () => plural(count, { one: '# octet', other: '# octets' }));
const times = (views: number) => plural(views, { one: '# fois', other: '# fois' });

const messageSelected = 'Le message est sélectionné\u00a0: copiez-le avec Ctrl+C (sur Mac, ⌘C).';

const expiresOn = (dateMs: number) => `Il expire le ${date(dateMs)}.`;
const deleteForEveryone = 'Le supprimer pour tous\u00a0?';
const notDeleted = 'Le serveur n’a pas confirmé la suppression.';
const deleted: Notice = [
  'Le secret est supprimé',
  'Le serveur l’a supprimé, et cette page l’a oublié. Le lien ne s’ouvre plus.',
];

const showQrCode = 'Afficher en QR code';
const hideQrCode = 'Masquer le QR code';
const qrCodeFailed = 'Le QR code n’a pas été chargé. Vérifiez votre réseau, puis réessayez.';

export const reveal: RevealSentences = {
  title: 'Un secret partagé',
  footer:
    'Cette page ne garde ni secret ni mot de passe sur votre appareil, et n’interroge que le serveur qui détient le secret.',
  otherPage: 'Envoyer un secret',
  checking: ['Vérification de votre lien…', 'Rien n’est ouvert avant que vous ne le demandiez.'],

  shared: 'Quelqu’un a partagé un secret avec vous',
  sharedBy: (organization) => `${organization} vous a envoyé un secret`,
  endToEnd: 'Chiffré de bout en bout.',
  serverReads: 'Le serveur peut le lire.',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'S’ouvre autant de fois que l’on veut.';
    return views === 1 ? 'S’ouvre une seule fois.' : `S’ouvre encore ${times(views)}.`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `Il expire ${relative(leftMs)} (${date(dateMs)}).`,
  expiresNow: 'Il expire maintenant.',
  openedBefore: 'Il a déjà été ouvert.',
  openedJustNow: 'Il a été ouvert à l’instant, avant vous.',
  openedAgo: (passedMs) => `Il a été ouvert ${relative(-passedMs)}, avant vous.`,
  ifNotYou: 'Si ce n’était pas vous, quelqu’un d’autre le connaît peut-être\u00a0: prévenez l’expéditeur.',
  showSecret: 'Afficher le secret',
  copyUnseen: 'Copier sans afficher',
  staysClosed: 'Il reste fermé tant que vous n’appuyez pas sur le bouton.',
  wait: (seconds) => plural(seconds, { one: 'Attendre # seconde', other: 'Attendre # secondes' }),
  notByPerson: 'Cet appui ne venait pas de vous. Utilisez la souris, le doigt ou le clavier.',

  password: 'Mot de passe',
  passwordFromSender: 'L’expéditeur vous l’a donné, peut-être dans un autre message.',
  passwordOfNobody: 'Si personne ne l’a fait, il manque peut-être la fin du lien.',

  question(views, aim) {
    if (typeof views !== 'number')
      return aim === 'copy' ? 'Copier le secret maintenant\u00a0?' : 'Afficher le secret maintenant\u00a0?';
    const now = aim === 'copy' ? 'Le copier maintenant\u00a0?' : 'L’afficher maintenant\u00a0?';
    if (views === 1) return `${now} C’est la dernière consultation.`;
    return `${now} Cela utilise une des ${number(views)} consultations.`;
  },
  closesForGood: 'Ensuite, le lien ne s’ouvre plus. Préparez un endroit sûr pour le secret.',
  nothingIsLost: 'Si ce n’est pas le bon moment, rien n’est perdu\u00a0: il reste fermé.',
  yes: 'Oui, l’afficher',
  yesCopy: 'Oui, le copier',
  notNow: 'Pas maintenant',

  checkingPassword: 'Vérification du mot de passe…',
  opening: 'Ouverture…',
  openingSecret: 'Le secret s’ouvre.',
  slowOnPurpose: 'La vérification du mot de passe est lente exprès\u00a0: il est ainsi difficile à deviner.',
  standsStill: 'Ce navigateur ne lance pas de processus séparé pour cela\u00a0: la page reste figée jusqu’à la fin.',

  theSecret: 'Le secret',
  secretLabel: 'Secret',
  empty: 'Le secret est vide.',
  onPage: 'Le secret est sur la page.',
  hidden: 'Le secret est masqué.',
  covered: 'Masqué. Il reste sur cette page jusqu’à ce que vous la quittiez.',
  showAgain: 'Afficher de nouveau',
  copy: 'Copier',
  selected: 'Le secret est sélectionné\u00a0: copiez-le avec Ctrl+C (sur Mac, ⌘C).',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Le lien peut être ouvert de nouveau jusqu’à son expiration.';
    if (views === 0) return 'C’était la dernière consultation\u00a0: le lien ne s’ouvre plus.';
    return `Le lien peut encore être ouvert ${times(views)}.`;
  },
  theFile: 'Le fichier',
  fileReady: 'Le fichier peut être enregistré.',
  saveFile: 'Enregistrer le fichier',
  file: (name, type, size) => `${name} (${type && `${type}, `}${bytes(size)})`,
  leaveQuestion: 'Le secret de cette page n’est copié nulle part, et ne s’ouvrira plus. Quitter la page\u00a0?',

  checkAgain: 'Vérifier de nouveau',
  checkAgainIn: (seconds) =>
    plural(seconds, { one: 'Vérifier de nouveau dans # seconde', other: 'Vérifier de nouveau dans # secondes' }),
  offline: 'Vous êtes hors ligne.',
};

export const rare: RareSentences = {
  shownInstead: 'Le secret n’a pas pu être copié\u00a0: il est donc sur la page.',
  unseen: (characters, spaces, lineBreaks) =>
    `Il n’a aucun caractère visible. Caractères\u00a0: ${number(characters)}, dont espaces\u00a0: ${number(spaces)}, retours à la ligne\u00a0: ${number(lineBreaks)}.`,
  lines: (count) => plural(count, { one: '# ligne.', other: '# lignes.' }),
  entries: (count) => plural(count, { one: '# entrée', other: '# entrées' }),
  more: 'Plus',
  asTable: 'En tableau',
  asItIs: 'Tel quel',
  copyValue: (key) => `Copier ${key}`,
  filesInside: (count) =>
    plural(count, { one: '# fichier à l’intérieur\u00a0:', other: '# fichiers à l’intérieur\u00a0:' }),
  fileSize: bytes,
  saveNamed: (name) => `Enregistrer ${name}`,
  showValue: (key) => `Afficher ${key}`,
  hideValue: (key) => `Masquer ${key}`,
  waiting: [
    'Une réponse attend peut-être',
    'Vous avez déjà demandé ce secret, et la réponse n’est pas arrivée. Le serveur la garde jusqu’à 10 minutes.',
    'Quel que soit le nombre de fois où vous la demandez ici, elle compte pour une seule consultation.',
  ],
  showAnswer: 'Afficher la réponse',
  typeOnceMore: 'Saisissez-le encore une fois\u00a0: il n’est gardé nulle part.',
  notThePasswordOfAnswer:
    'Ce mot de passe n’ouvre pas la réponse. Vérifiez-le et réessayez\u00a0: cela n’utilise pas d’autre consultation.',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'QR code du secret',
  wrapLines: 'Couper les longues lignes',
  saveAsFile: 'Enregistrer dans un fichier',
  savedAs: (name) => `Le navigateur enregistre le secret sous ${name}. Supprimez le fichier quand vous avez fini.`,
  hideLater: 'Masquer après une minute',
  hidesInAMinute: 'Il se masque dans une minute.',
  staysOnShow: 'Il reste affiché.',
  emptyClipboard: 'Vider le presse-papiers plus tard',
  emptiesAMinuteAfter:
    'Une minute après une copie, cette page vide le presse-papiers, si elle est encore ouverte et au premier plan.',
  clipboardStays: 'Le presse-papiers garde ce que vous copiez.',
  clipboardEmptied:
    'Cette page a vidé le presse-papiers. Un historique du presse-papiers peut encore contenir le secret.',
  delete: 'Terminé\u00a0: le supprimer',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: ['Ouvrir un secret partagé', 'Collez le lien que vous avez reçu. Le vérifier n’ouvre pas le secret.'],
  link: 'Lien',
  wholeLink: 'Le lien entier, de «\u00a0https://\u00a0» jusqu’à sa fin.',
  checkLink: 'Vérifier le lien',
  pasteLink: 'Coller le lien',
  pasteAnother: 'Coller un autre lien',
  elsewhere: (host) => [
    'Ce lien appartient à un autre serveur',
    `Cette page ne peut pas interroger ${host}. Ouvrez le lien dans un nouvel onglet si vous faites confiance à ce serveur.`,
  ],
  choose: ['Ce texte contient des liens différents', 'Choisissez-en un. Le vérifier n’ouvre pas le secret.'],
  keySent: [
    'La clé de ce lien a été envoyée à ce serveur',
    'Un programme qui a transmis le lien, comme un filtre de messagerie, l’a modifié\u00a0: votre navigateur a envoyé la clé dans l’adresse. Qui gère ce serveur, ou lit ses journaux, peut s’en servir pour déchiffrer le secret, sauf si le lien a un mot de passe.',
    'La clé n’est plus dans la barre d’adresse. Si le secret doit rester confidentiel, demandez un nouveau lien à l’expéditeur.',
  ],
  openedHere: [
    'Ce lien a été ouvert ici',
    'Le secret n’est plus sur cette page, et cette adresse seule ne l’ouvre pas.',
    'Pour le revoir, ouvrez de nouveau le lien d’origine. Cela utilise une autre consultation, s’il en reste une.',
  ],
  browserTooOld: [
    'Ce navigateur ne peut pas ouvrir le secret',
    'Il est trop ancien. Mettez-le à jour, ou ouvrez le lien dans un autre navigateur.',
  ],
  openInfisical: 'Ouvrir la page Infisical',
  openWithAccount: 'Ouvrir avec votre compte Infisical',
  accountNote: 'Cette page demande à Infisical, à sa propre adresse, si vous êtes connecté. Cela n’ouvre rien.',
  signIn: 'Se connecter à Infisical',
  signInElsewhere:
    'La connexion s’ouvre dans un nouvel onglet. Revenez ensuite sur cette page et appuyez de nouveau sur le bouton.',
  keyStays: 'La clé de votre lien reste sur cette page\u00a0: elle n’est envoyée à personne.',
  askForOpenLink: 'Demandez à l’expéditeur un lien qui s’ouvre sans se connecter à un compte.',
  perhapsTwice:
    'Il était là il y a un instant\u00a0: si la connexion a été coupée, votre navigateur a peut-être demandé deux fois. Dans ce cas, c’était vous.',
  opensAtOnce:
    'Dès que vous êtes connecté, la page Infisical ouvre le secret d’elle-même, ce qui utilise une consultation.',
  copyForSender: 'Copier un message pour l’expéditeur',
  messageSelected,
  toSender: {
    view_limit_reached:
      'Le lien que j’ai reçu est épuisé\u00a0: il a été ouvert autant de fois que permis. Merci de partager le secret de nouveau. Si aucun de nous deux ne l’a ouvert, quelqu’un d’autre a peut-être lu le secret\u00a0: dans ce cas, merci de le changer d’abord.',
    expired: 'Le lien que j’ai reçu avait expiré quand j’ai voulu l’ouvrir. Merci de partager le secret de nouveau.',
    not_found:
      'Le lien que j’ai reçu ne mène à aucun secret\u00a0: il manque peut-être une partie du lien, ou le secret a peut-être été supprimé. Merci d’envoyer le lien entier, ou de partager le secret de nouveau.',
    link_legacy:
      'Le lien que j’ai reçu est d’un ancien type qu’aucun serveur n’ouvre plus. Merci de partager le secret de nouveau.',
    link_fragment_missing:
      'Il manque la fin du lien que j’ai reçu, et avec elle la clé du secret. Merci d’envoyer le lien entier, dans un nouveau partage s’il ne reste aucune consultation.',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['Il n’y a pas de lien ici.', 'Collez le lien que vous avez reçu.'],
  link_too_long: [
    'C’est plus long que n’importe quel lien de partage.',
    'Collez seulement la partie de «\u00a0https://\u00a0» jusqu’au prochain espace. Si c’est déjà tout, demandez un nouveau lien à l’expéditeur.',
  ],
  link_malformed: ['Ceci n’est pas un lien.', 'Copiez le lien entier, de «\u00a0https://\u00a0» jusqu’à sa fin.'],
  link_not_a_share: [
    'C’est une adresse web, mais pas celle d’un secret partagé.',
    'Demandez le lien de partage à l’expéditeur.',
  ],
  link_damaged: [
    'Ce lien est abîmé\u00a0: une partie manque ou est mal saisie.',
    'Copiez de nouveau le lien entier depuis le message.',
  ],
  link_ambiguous: ['Ce texte contient des liens différents.', 'Choisissez-en un et collez-le seul.'],
  link_wrapped: [
    'C’est l’adresse d’un autre site autour d’un lien de partage, comme celle d’un filtre de messagerie.',
    'Demandez le lien lui-même à l’expéditeur, ou ouvrez cette adresse dans un navigateur et copiez l’adresse à laquelle elle mène.',
  ],
  link_legacy_key: [
    'Ce lien date de 2024. Plus aucun serveur n’ouvre ce type de lien.',
    'Demandez-en un nouveau à l’expéditeur.',
  ],
  link_legacy_email: [
    'Ce lien date de 2025 et est lié à une adresse e-mail. Plus aucun serveur n’ouvre ce type de lien.',
    'Demandez-en un nouveau à l’expéditeur.',
  ],
  link_version_unknown: [
    'Ce lien demande une version plus récente de sharelink.',
    'Mettez sharelink à jour, puis ouvrez de nouveau le lien.',
  ],
  link_insecure: [
    'Avec ce lien, tout serait envoyé sans chiffrement (http).',
    'Demandez un lien https à l’expéditeur, ou autorisez http si vous faites confiance à tout le réseau.',
  ],
  link_mismatch: [
    'Le serveur ne reconnaît pas ce lien.',
    'Copiez de nouveau le lien entier\u00a0; si cela ne suffit pas, demandez-en un nouveau à l’expéditeur.',
  ],
  link_fragment_missing: [
    'Il manque la fin de votre lien, la partie à partir de «\u00a0#\u00a0»\u00a0: sans elle, ce secret ne peut pas être déchiffré.',
    'Demandez le lien entier à l’expéditeur, dans un nouveau partage s’il ne reste aucune consultation.',
  ],
  page_required: [
    'Un lien scellé a besoin de l’adresse d’une page sharelink.',
    'Indiquez la page, par exemple https://share.example.',
  ],
  server_required: [
    'Un identifiant seul ne dit pas où le secret est conservé.',
    'Indiquez le serveur, ou collez le lien entier.',
  ],
  server_invalid: ['Ce n’est pas l’adresse d’un serveur.', 'Utilisez la forme https://host ou https://host:port.'],
  password_memory: [
    'Il n’y a pas assez de mémoire libre pour vérifier ce mot de passe.',
    'Fermez d’autres programmes, ou ouvrez le lien sur un autre appareil.',
  ],
  token_invalid: [
    'Ce n’est pas un jeton d’accès.',
    'Vérifiez ce que vous avez collé\u00a0: un jeton n’a ni espace ni saut de ligne.',
  ],
  value_too_long: ['Ce secret est trop long.', 'Raccourcissez-le, ou transmettez un fichier d’une autre façon.'],
  value_invalid: ['Ce secret n’est pas du texte.', 'Encodez-le en texte, par exemple en base64.'],
  file_name_invalid: ['Enregistrer sous ce nom de fichier n’est pas sûr.', 'Renommez le fichier.'],
  media_type_invalid: ['Ce n’est pas un type de média.', 'Laissez-le vide.'],
  expires_in_invalid: [
    'Le serveur n’accepte pas cette durée de validité.',
    'Choisissez une durée que le serveur accepte\u00a0: de 5m à 30d.',
  ],
  max_views_invalid: ['Ce n’est pas un nombre de consultations.', 'Choisissez un nombre entier de 1 à 2147483647.'],
  no_value: ['Ce partage ne contient aucun secret.', 'Demandez à l’expéditeur de le partager de nouveau.'],
  response_malformed: [
    'La réponse du serveur est illisible.',
    'Renseignez-vous auprès de l’expéditeur avant de réessayer.',
  ],
  response_too_large: [
    'La réponse du serveur est trop grande pour un secret.',
    'Renseignez-vous auprès de l’expéditeur avant de réessayer.',
  ],
  wrong_server: [
    'Aucun serveur Infisical ne répond à cette adresse.',
    'Vérifiez l’adresse\u00a0; demandez à l’expéditeur si elle est juste.',
  ],
  server_too_old: [
    'Cet Infisical est plus ancien que cette page.',
    'Ouvrez le lien sur la page du serveur lui-même, ou demandez à son responsable de le mettre à jour.',
  ],
  sign_in_required: [
    'Ce secret est réservé aux membres d’une organisation.',
    'Connectez-vous sur la page Infisical pour l’ouvrir.',
  ],
  not_permitted: ['Vous n’avez pas le droit d’ouvrir ce secret.', 'Demandez à l’expéditeur de le partager avec vous.'],
  other_organization: [
    'Ce secret appartient à une autre organisation.',
    'Passez à cette organisation dans Infisical, puis réessayez.',
  ],
  email_not_listed: [
    'Ce secret est destiné à d’autres adresses e-mail que la vôtre.',
    'Connectez-vous avec l’adresse avec laquelle il a été partagé, ou demandez à l’expéditeur.',
  ],
  token_rejected: ['Le serveur n’accepte pas ce jeton.', 'Connectez-vous de nouveau pour en obtenir un autre.'],
  token_without_organization: [
    'Vous êtes connecté sans organisation.',
    'Choisissez une organisation dans Infisical, puis réessayez.',
  ],
  session_revoked: ['Votre session Infisical a été fermée.', 'Connectez-vous de nouveau, puis revenez à ce lien.'],
  session_stale: ['Votre session Infisical n’est plus à jour.', 'Connectez-vous de nouveau, puis revenez à ce lien.'],
  not_signed_in: ['Vous n’êtes pas connecté à Infisical.', 'Connectez-vous, puis revenez à ce lien.'],
  sign_in_failed: [
    'Infisical n’a pas dit si vous êtes connecté.',
    'Réessayez\u00a0; si cela ne suffit pas, demandez au responsable du serveur.',
  ],
  not_found: [
    'Il n’y a aucun secret derrière ce lien.',
    'Vérifiez que le lien est entier\u00a0; le secret a peut-être aussi été supprimé.',
  ],
  expired: ['Ce secret a expiré.', 'Demandez un nouveau lien à l’expéditeur.'],
  view_limit_reached: [
    'Ce secret a été ouvert autant de fois que son expéditeur l’a permis.',
    'Si ce n’était pas vous, prévenez l’expéditeur\u00a0: quelqu’un d’autre l’a peut-être lu.',
  ],
  request_invalid: [
    'Le serveur n’a pas compris la demande.',
    'Mettez sharelink à jour\u00a0; si cela ne suffit pas, signalez-le.',
  ],
  refused: [
    'Le serveur a refusé la demande.',
    'Réessayez plus tard\u00a0; si cela ne suffit pas, demandez au responsable du serveur.',
  ],
  server_error: ['Le serveur a rencontré une erreur.', 'Renseignez-vous auprès de l’expéditeur avant de réessayer.'],
  server_unavailable: ['Le serveur n’est pas disponible pour le moment.', 'Réessayez plus tard.'],
  server_busy: ['Le serveur a trop à faire pour le moment.', 'Patientez un instant, puis réessayez.'],
  outcome_unknown: [
    'Le serveur a été interrogé, et il est impossible de savoir ce que cela a donné.',
    'Le secret a peut-être été ouvert. Demandez un nouveau lien à l’expéditeur.',
  ],
  reply_gone: [
    'La réponse à cette demande a déjà été remise, ou son délai est passé.',
    'Si vous n’avez pas vu le secret, demandez un nouveau lien à l’expéditeur.',
  ],
  store_full: ['L’espace du serveur est plein.', 'Réessayez plus tard.'],
  decrypt_failed: [
    'Ce que le serveur a envoyé ne correspond pas à ce lien.',
    'Demandez à l’expéditeur de partager le secret de nouveau.',
  ],
  webassembly_forbidden: [
    'Ce navigateur ou une règle de sécurité interdit WebAssembly.',
    'Autorisez-le pour cette page (désactivez le mode Isolement), mettez le navigateur à jour, ou utilisez-en un autre.',
  ],
  misdirected: [
    'Ce serveur ne répond pas pour le nom que porte son adresse.',
    'Vérifiez l’adresse\u00a0; si elle est juste, demandez au responsable du serveur.',
  ],
  no_answer_behind: [
    'Le serveur derrière cette adresse ne répond pas.',
    'Vérifiez de nouveau le lien plus tard\u00a0; si cela ne suffit pas, demandez au responsable du serveur.',
  ],
};

export const share: ShareSentences = {
  title: 'Partager un secret',
  footer:
    'Cette page ne garde ni secret ni mot de passe sur votre appareil. Ce qu’elle envoie est chiffré, et ne va qu’au serveur qui le garde.',
  otherPage: 'Ouvrir un lien',
  oneMoment: 'Un instant…',
  explanation: 'Il est chiffré dans ce navigateur. Seul le lien l’ouvre.',
  secret: 'Secret',
  file: 'Fichier',
  remove: 'Retirer',
  removeFile: 'Retirer le fichier',
  removeNamed: (name) => `Retirer ${name}`,
  removeAll: 'Tout retirer',
  chooseFile: 'Choisir plutôt un fichier',
  addFiles: 'Ajouter des fichiers',
  orDrop: 'ou le déposer ici',
  chosenFile: (name, size) => `${name} (${bytes(size)})`,
  chosenFiles: (count, size) => `${plural(count, { one: '# fichier', other: '# fichiers' })} (${bytes(size)})`,
  bytesTooMany: (count) => `C’est trop long de ${bytes(count)}.`,
  roomFor: (count) => `Encore de la place pour ${bytes(count)}.`,
  upTo: (count) => `Jusqu’à ${bytes(count)}.`,
  fileTooLarge: (name, count, room) =>
    `${name} est trop grand (${bytes(count)}). Il y a de la place pour ${bytes(room)}.`,
  expiresAfter: 'Expire après',
  lifetime: duration,
  canBeOpened: 'Peut être ouvert',
  times: (views) => (views === 1 ? 'Une seule fois' : times(views)),
  anyNumberOfTimes: 'Autant de fois que l’on veut',
  otherChoice: 'Autre…',
  howLong: 'Combien de temps',
  unit: 'Unité',
  units: { minute: 'minutes', hour: 'heures', day: 'jours' },
  lifetimeRange: (minMs, maxMs) => `De ${duration(minMs)} à ${duration(maxMs)}.`,
  howOften: 'Combien de fois',
  password: 'Mot de passe (facultatif)',
  passwordNote:
    'La personne qui ouvre le lien en a besoin aussi. Il ne quitte jamais cet appareil\u00a0: personne ne peut le retrouver pour vous.',
  passwordShort: (count) =>
    plural(count, { one: 'Il est court\u00a0: # caractère.', other: 'Il est court\u00a0: # caractères.' }),
  generate: 'Générer un mot de passe',
  generated: 'Un nouveau mot de passe est dans le champ. Cette page ne l’affiche plus avec le lien.',
  copyPassword: 'Copier le mot de passe',
  passwordSelected: 'Le mot de passe est sélectionné\u00a0: copiez-le avec Ctrl+C (sur Mac, ⌘C).',
  token: 'Jeton d’accès',
  showToken: 'Afficher le jeton d’accès',
  hideToken: 'Masquer le jeton d’accès',
  makeLink: 'Créer le lien',

  making: 'Création du lien…',
  deriving:
    'Le mot de passe est transformé en clé sur cet appareil. C’est lent exprès\u00a0: il est ainsi difficile à deviner.',
  derivingInPlace:
    'Le mot de passe est transformé en clé. Ce navigateur ne lance pas de processus séparé pour cela\u00a0: la page reste figée jusqu’à la fin.',
  sending: 'Le secret chiffré est en route vers le serveur.',

  creating: {
    link_insecure: [
      'Cette adresse serait interrogée sans chiffrement (http).',
      'Utilisez une adresse https, ou autorisez http si vous faites confiance à tout le réseau.',
    ],
    server_required: [
      'Aucun serveur n’est indiqué pour conserver le secret.',
      'Indiquez-le\u00a0: us, eu ou https://host.',
    ],
    password_too_long: ['Ce mot de passe est trop long.', 'Utilisez-en un plus court.'],
    password_invalid: [
      'Ce mot de passe est vide ou contient un caractère défectueux.',
      'Saisissez-le de nouveau, ou partagez sans mot de passe.',
    ],
    password_memory: [
      'Il n’y a pas assez de mémoire libre pour transformer ce mot de passe en clé.',
      'Fermez d’autres programmes, ou partagez depuis un autre appareil.',
    ],
    response_malformed: ['La réponse du serveur est illisible.', 'Vérifiez l’adresse du serveur.'],
    response_too_large: ['La réponse du serveur est trop grande pour un partage.', 'Vérifiez l’adresse du serveur.'],
    wrong_server: ['Aucun serveur Infisical ne répond à cette adresse.', 'Vérifiez l’adresse du serveur.'],
    server_too_old: ['Cet Infisical est plus ancien que sharelink.', 'Demandez à son responsable de le mettre à jour.'],
    sign_in_required: ['Ce serveur demande un jeton d’accès.', 'Demandez au responsable du serveur.'],
    not_permitted: ['Ce serveur ne vous permet pas de créer des liens.', 'Demandez au responsable du serveur.'],
    token_rejected: ['Le serveur n’accepte pas ce jeton.', 'Vérifiez-le, ou procurez-vous-en un autre.'],
    not_found: ['Le serveur ne connaît pas ce qui lui est demandé.', 'Vérifiez l’adresse du serveur.'],
    rate_limited: [
      'Ce serveur n’accepte plus de secrets de votre part pour l’instant.',
      'Patientez un instant, puis réessayez.',
    ],
    server_error: ['Le serveur a rencontré une erreur.', 'Réessayez plus tard.'],
    outcome_unknown: [
      'Le serveur a été interrogé, et il est impossible de savoir ce que cela a donné.',
      'Réessayez\u00a0: si le secret a été conservé, personne n’en a le lien, et il expire de lui-même.',
    ],
    reply_lost: [
      'La connexion a été perdue avant l’arrivée de la réponse.',
      'Réessayez\u00a0: si le serveur a conservé le secret, personne n’en a le lien, et il expire de lui-même.',
    ],
    no_answer_behind: [
      'Le serveur derrière cette adresse ne répond pas.',
      'Réessayez plus tard\u00a0: si le serveur a conservé le secret, personne n’en a le lien, et il expire de lui-même.',
    ],
  },
  nothingToShare: 'Il n’y a encore rien à partager. Écrivez le secret, ou choisissez un fichier.',
  fileUnreadable: 'Ce fichier est illisible. Choisissez-en un autre.',

  ready: 'Votre lien est prêt',
  link: 'Lien',
  copyLink: 'Copier le lien',
  selected: 'Le lien est sélectionné\u00a0: copiez-le avec Ctrl+C (sur Mac, ⌘C).',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'QR code du lien',
  forEveryone:
    'Toute personne qui a ce lien peut lire le secret. Envoyez-le seulement à la personne à qui il est destiné.',
  withPassword: 'Seule une personne qui a ce lien et le mot de passe peut lire le secret. Envoyez les deux séparément.',
  opens: (views, dateMs) =>
    `Il peut être ouvert ${views === undefined ? 'autant de fois que l’on veut' : views === 1 ? 'une seule fois' : times(views)}${dateMs === undefined ? '' : `, jusqu’au ${date(dateMs)}`}.`,
  expiresOn,
  encryptedHere:
    'Le secret a été chiffré dans ce navigateur. Le serveur ne peut pas le lire, et cette page ne peut pas afficher le lien de nouveau.',
  passOn: 'Partager…',
  notPassedOn: 'Il n’a pas été transmis. Copiez plutôt le lien.',
  email: 'E-mail',
  copyAsMessage: 'Copier comme message',
  messageSelected,
  messageSubject: 'Un secret pour vous',
  messageStart: 'Voici un secret pour vous.',
  messagePassword: 'Il faut aussi un mot de passe, qui arrive par un autre moyen.',
  messageLink: 'Ce lien l’ouvre\u00a0:',
  saveQrCode: 'Enregistrer le QR code',
  wasItOpened: 'A-t-il été ouvert\u00a0?',
  notOpened: 'Il n’a pas encore été ouvert.',
  wasOpened: (dateMs) =>
    dateMs === undefined ? 'Il a été ouvert.' : `Il a été ouvert, la dernière fois le ${date(dateMs)}.`,
  allOpened: 'Il a été ouvert autant de fois que vous l’avez permis. Le lien ne s’ouvre plus.',
  hasExpired: 'Il a expiré. Le lien ne s’ouvre plus.',
  isGone: 'Le serveur ne l’a plus\u00a0: il a été supprimé, ou son temps est écoulé.',
  notKnown: 'Cela n’a pas pu être établi.',
  deleteNow: 'Supprimer maintenant',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: 'Partager un autre secret',
  notCopied: 'Le lien n’est pas encore copié. Appuyez de nouveau sur le bouton pour continuer sans lui.',

  notOffered: [
    'Aucun secret ne peut être partagé ici',
    'Ce serveur ne vous permet pas de créer des liens. Demandez à son responsable.',
  ],
  browserTooOld: [
    'Ce navigateur ne peut pas chiffrer un secret',
    'Il est trop ancien. Mettez-le à jour, ou utilisez un autre navigateur.',
  ],
};
