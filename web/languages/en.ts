/** English. */
import { creating, promptFailures } from '../../package/words/messages.ts';
import { durationIn, formatsOf } from './formats.ts';
import type { CommonSentences, Notice, RareSentences, RevealSentences, ShareSentences } from './sentences.ts';

const { number, plural, date, relative, size } = formatsOf('en', 'en-GB');
const duration = (ms: number) => durationIn('en-GB', ms);

export { rareFailures } from '../../package/words/messages.ts';

export const common: CommonSentences = {
  lang: 'en',
  dir: 'ltr',
  fullStop: '.',
  space: ' ',
  failures: promptFailures,
  language: 'Language',
  languageFailed: 'This language did not load. Check your network, then try again.',
  theme: 'Theme',
  themeNames: { system: 'System', light: 'Light', dark: 'Dark' },
  partMissing: ['A part of this page did not load', 'Check your network, then reload the page.'],
  reload: 'Reload the page',
  cancel: 'Cancel',
  hide: 'Hide',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  passwordEnds: 'It begins or ends with a space, or with another character that cannot be seen.',
  copied: 'Copied.',
  secondsSoFar: (seconds) => plural(seconds, { one: '# second so far.', other: '# seconds so far.' }),
};

const moreTimes = (views: number) => plural(views, { one: '# more time', other: '# more times' });
const times = (views: number) => plural(views, { one: '# time', other: '# times' });
const bytes = (count: number) => size(count, () => plural(count, { one: '# byte', other: '# bytes' }));

const messageSelected = 'The message is selected: press Ctrl+C to copy it (on a Mac, ⌘C).';

const expiresOn = (dateMs: number) => `It expires on ${date(dateMs)}.`;
const deleteForEveryone = 'Delete it for everyone?';
const notDeleted = 'The server has not confirmed the deletion.';
const deleted: Notice = [
  'The secret is deleted',
  'The server has deleted it, and this page has forgotten it. The link does not open again.',
];

const showQrCode = 'Show as QR code';
const hideQrCode = 'Hide the QR code';
const qrCodeFailed = 'The QR code did not load. Check your network, then try again.';

export const reveal: RevealSentences = {
  title: 'A shared secret',
  footer:
    'This page keeps no secret and no password on your device, and asks no one but the server that holds the secret.',
  otherPage: 'Send a secret',
  checking: ['Checking your link…', 'Nothing is opened until you ask for it.'],

  shared: 'Someone shared a secret with you',
  sharedBy: (organization) => `${organization} sent you a secret`,
  endToEnd: 'End-to-end encrypted.',
  serverReads: 'The server can read it.',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Opens any number of times.';
    return views === 1 ? 'Opens once.' : `Opens ${moreTimes(views)}.`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `Expires ${relative(leftMs)} (${date(dateMs)}).`,
  expiresNow: 'Expires now.',
  openedBefore: 'It has been opened before.',
  openedJustNow: 'It was opened a moment ago, before you.',
  openedAgo: (passedMs) => `It was opened ${relative(-passedMs)}, before you.`,
  ifNotYou: 'If that was not you, someone else may know it: tell the sender.',
  showSecret: 'Reveal secret',
  copyUnseen: 'Copy without showing',
  staysClosed: 'It stays closed until you press the button.',
  wait: (seconds) => plural(seconds, { one: 'Wait # second', other: 'Wait # seconds' }),
  notByPerson: 'That press did not come from you. Use the mouse, your finger or the keyboard.',

  password: 'Password',
  passwordFromSender: 'The sender gave it to you, perhaps in another message.',
  passwordOfNobody: 'If nobody did, the end of the link may be missing.',

  question(views, aim) {
    if (typeof views !== 'number') return aim === 'copy' ? 'Copy the secret now?' : 'Show the secret now?';
    const now = aim === 'copy' ? 'Copy it now?' : 'Show it now?';
    if (views === 1) return `${now} This is the last view.`;
    return `${now} This uses one of ${number(views)} views.`;
  },
  closesForGood: 'Afterwards the link does not open again. Have a safe place ready for the secret.',
  nothingIsLost: 'If this is not a good moment, nothing is lost: it stays closed.',
  yes: 'Yes, show it',
  yesCopy: 'Yes, copy it',
  notNow: 'Not now',

  checkingPassword: 'Checking the password…',
  opening: 'Opening…',
  openingSecret: 'Opening the secret.',
  slowOnPurpose: 'Checking the password is slow on purpose: it makes guessing it hard.',
  standsStill: 'This browser starts no separate thread for it, so this page stands still until it is done.',

  theSecret: 'Your secret',
  secretLabel: 'Secret',
  empty: 'The secret is empty.',
  onPage: 'The secret is on the page.',
  hidden: 'The secret is hidden.',
  covered: 'Hidden. It stays on this page until you leave it.',
  showAgain: 'Show again',
  copy: 'Copy',
  selected: 'The secret is selected: press Ctrl+C to copy it (on a Mac, ⌘C).',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'The link can be opened again until it expires.';
    if (views === 0) return 'This was the last view: the link does not open again.';
    return `The link can be opened ${moreTimes(views)}.`;
  },
  theFile: 'The file',
  fileReady: 'The file can be saved.',
  saveFile: 'Save the file',
  file: (name, type, size) => `${name} (${type && `${type}, `}${bytes(size)})`,
  leaveQuestion: 'The secret on this page is copied nowhere, and does not open again. Leave it?',

  checkAgain: 'Check again',
  checkAgainIn: (seconds) => plural(seconds, { one: 'Check again in # second', other: 'Check again in # seconds' }),
  offline: 'You are offline.',
};

export const rare: RareSentences = {
  shownInstead: 'The secret could not be copied, so it is on the page.',
  unseen: (characters, spaces, lineBreaks) =>
    `It has no visible character. Characters: ${number(characters)}, of these spaces: ${number(spaces)}, line breaks: ${number(lineBreaks)}.`,
  lines: (count) => plural(count, { one: '# line.', other: '# lines.' }),
  entries: (count) => plural(count, { one: '# entry', other: '# entries' }),
  more: 'More',
  asTable: 'As a table',
  asItIs: 'As it is',
  copyValue: (key) => `Copy ${key}`,
  filesInside: (count) => plural(count, { one: '# file is inside:', other: '# files are inside:' }),
  fileSize: bytes,
  saveNamed: (name) => `Save ${name}`,
  showValue: (key) => `Show ${key}`,
  hideValue: (key) => `Hide ${key}`,
  waiting: [
    'An answer may be waiting',
    'You asked for this secret before, and the answer did not get here. The server keeps it for up to 10 minutes.',
    'However often you ask for it here, it takes one view in all.',
  ],
  showAnswer: 'Show the answer',
  typeOnceMore: 'Type it once more: it is kept nowhere.',
  notThePasswordOfAnswer: 'This password does not open the answer. Check it and try again: that takes no other view.',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'QR code of the secret',
  wrapLines: 'Wrap long lines',
  saveAsFile: 'Save as a file',
  savedAs: (name) => `The browser saves the secret as ${name}. Delete the file when you are done.`,
  hideLater: 'Hide after a minute',
  hidesInAMinute: 'It hides itself in a minute.',
  staysOnShow: 'It stays on show.',
  emptyClipboard: 'Empty the clipboard later',
  emptiesAMinuteAfter: 'A minute after a copy this page empties the clipboard, if it is still open and in front.',
  clipboardStays: 'The clipboard keeps what you copy.',
  clipboardEmptied: 'This page has emptied the clipboard. A clipboard history may still hold the secret.',
  delete: 'Done: delete it now',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: ['Open a shared secret', 'Paste the link that you were sent. Checking it does not open the secret.'],
  link: 'Link',
  wholeLink: 'The whole link, from “https://” to its end.',
  checkLink: 'Check the link',
  pasteLink: 'Paste the link',
  pasteAnother: 'Paste another link',
  elsewhere: (host) => [
    'This link belongs to another server',
    `This page cannot ask ${host}. Open the link in a new tab if you trust that server.`,
  ],
  choose: ['There are different links in this text', 'Choose one. Checking it does not open the secret.'],
  keySent: [
    'The key of this link was sent to this server',
    'A program that passed the link on, such as a mail scanner, has changed it: your browser sent the key as a part of the address. Who runs this server, or reads its logs, can decrypt the secret with it, unless the link has a password.',
    'The key is out of the address bar now. If the secret must stay private, ask the sender for a new link.',
  ],
  openedHere: [
    'This link was opened here',
    'The secret is no longer on this page, and this address alone does not open it.',
    'To see it again, open the original link again. That takes another view, if one is left.',
  ],
  browserTooOld: [
    'This browser cannot open the secret',
    'It is too old. Update it, or open the link in another browser.',
  ],
  openInfisical: 'Open the Infisical page',
  openWithAccount: 'Open with your Infisical account',
  accountNote: 'This page asks Infisical, at its own address, whether you are signed in. That opens nothing.',
  signIn: 'Sign in to Infisical',
  signInElsewhere: 'The sign-in opens in a new tab. Then come back to this page and press the button again.',
  keyStays: 'The key of your link stays on this page: it is sent to nobody.',
  askForOpenLink: 'Ask the sender for a link that opens without it.',
  perhapsTwice:
    'It was there a moment ago: if the connection broke, your browser may have asked twice. Then it was you.',
  opensAtOnce: 'Infisical’s page opens the secret as soon as you are signed in, and that uses a view.',
  copyForSender: 'Copy a message for the sender',
  messageSelected,
  toSender: {
    view_limit_reached:
      'The link that you sent me is used up: it has been opened as often as you allowed. Please share the secret again. If neither of us opened it, someone else may have read it: then change the secret first.',
    expired: 'The link that you sent me had expired when I wanted to open it. Please share the secret again.',
    not_found:
      'The link that you sent me leads to no secret: a part of the link may be missing, or the secret may have been deleted. Please send me the whole link, or share the secret again.',
    link_legacy:
      'The link that you sent me is of an old kind that no server opens any more. Please share the secret again.',
    link_fragment_missing:
      'The end of the link that you sent me is missing, and with it the key to the secret. Please send me the whole link, in a new share if no view is left.',
  },
};

export const share: ShareSentences = {
  title: 'Share a secret',
  footer:
    'This page keeps no secret and no password on your device. What it sends is encrypted, and only to the server that keeps it.',
  otherPage: 'Open a link',
  oneMoment: 'One moment…',
  explanation: 'It is encrypted in this browser. Only the link opens it.',
  secret: 'Secret',
  file: 'File',
  remove: 'Remove',
  removeFile: 'Remove the file',
  removeNamed: (name) => `Remove ${name}`,
  removeAll: 'Remove all',
  chooseFile: 'Choose a file instead',
  addFiles: 'Add files',
  orDrop: 'or drop it here',
  chosenFile: (name, size) => `${name} (${bytes(size)})`,
  chosenFiles: (count, size) => `${plural(count, { one: '# file', other: '# files' })} (${bytes(size)})`,
  bytesTooMany: (count) => `This is ${bytes(count)} too long.`,
  roomFor: (count) => `Room for ${bytes(count)} more.`,
  upTo: (count) => `Up to ${bytes(count)}.`,
  fileTooLarge: (name, count, room) => `${name} is too large (${bytes(count)}). There is room for ${bytes(room)}.`,
  expiresAfter: 'Expires after',
  lifetime: duration,
  canBeOpened: 'Can be opened',
  times: (views) => (views === 1 ? 'Once' : times(views)),
  anyNumberOfTimes: 'Any number of times',
  otherChoice: 'Other…',
  howLong: 'How long',
  unit: 'Unit',
  units: { minute: 'minutes', hour: 'hours', day: 'days' },
  lifetimeRange: (minMs, maxMs) => `From ${duration(minMs)} to ${duration(maxMs)}.`,
  howOften: 'How many times',
  password: 'Password (optional)',
  passwordNote: 'Who opens the link needs it too. It never leaves this device: nobody can look it up for you.',
  passwordShort: (count) => plural(count, { one: 'It is short: # character.', other: 'It is short: # characters.' }),
  generate: 'Generate a password',
  generated: 'A new password is in the field. This page does not show it again with the link.',
  copyPassword: 'Copy the password',
  passwordSelected: 'The password is selected: press Ctrl+C to copy it (on a Mac, ⌘C).',
  token: 'Access token',
  showToken: 'Show the access token',
  hideToken: 'Hide the access token',
  makeLink: 'Make the link',

  making: 'Making the link…',
  deriving:
    'The password is turned into a key on this device. That is slow on purpose: it makes guessing the password hard.',
  derivingInPlace:
    'The password is turned into a key. This browser starts no separate thread for it, so this page stands still until it is done.',
  sending: 'The encrypted secret is on its way to the server.',

  creating,
  nothingToShare: 'There is nothing to share yet. Write the secret, or choose a file.',
  fileUnreadable: 'This file cannot be read. Choose another one.',

  ready: 'Your link is ready',
  link: 'Link',
  copyLink: 'Copy the link',
  selected: 'The link is selected: press Ctrl+C to copy it (on a Mac, ⌘C).',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'QR code of the link',
  forEveryone: 'Everyone who has this link can read the secret. Send it only to the person it is for.',
  withPassword: 'Only someone with this link and the password can read the secret. Send the two separately.',
  opens: (views, dateMs) =>
    `It can be opened ${views === undefined ? 'any number of times' : views === 1 ? 'once' : times(views)}${dateMs === undefined ? '' : `, until ${date(dateMs)}`}.`,
  expiresOn,
  encryptedHere:
    'The secret was encrypted in this browser. The server cannot read it, and this page cannot show the link again.',
  passOn: 'Share…',
  notPassedOn: 'It was not passed on. Copy the link instead.',
  email: 'E-mail',
  copyAsMessage: 'Copy as message',
  messageSelected,
  messageSubject: 'A secret for you',
  messageStart: 'There is a secret for you.',
  messagePassword: 'You also need a password, which comes another way.',
  messageLink: 'This link opens it:',
  saveQrCode: 'Save the QR code',
  wasItOpened: 'Was it opened?',
  notOpened: 'It has not been opened yet.',
  wasOpened: (dateMs) =>
    dateMs === undefined ? 'It has been opened.' : `It has been opened, last on ${date(dateMs)}.`,
  allOpened: 'It has been opened as often as you allowed. The link does not open again.',
  hasExpired: 'It has expired. The link does not open again.',
  isGone: 'The server no longer has it: it was deleted, or its time is over.',
  notKnown: 'This could not be learnt.',
  deleteNow: 'Delete now',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: 'Share another secret',
  notCopied: 'The link is not copied yet. Press the button again to go on without it.',

  notOffered: ['No secrets can be shared here', 'This server does not let you create links. Ask who runs it.'],
  browserTooOld: ['This browser cannot encrypt a secret', 'It is too old. Update it, or use another browser.'],
};
