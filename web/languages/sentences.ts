/**
 * Everything that the pages say, in one language: a file of this folder exports `common`, `reveal`, `rare`,
 * `rareFailures` and `share`. A function takes what a sentence depends on; names that come from elsewhere arrive isolated.
 */
import type { ViewsLeft } from '../../package/types.ts';
import type { FailureSentences, PromptFailures, RareFailures, WhatAndNext } from '../../package/words/describe.ts';
import type { creating } from '../../package/words/messages.ts';

/** A heading, without a full stop, and what stands below it. */
export type Notice = readonly [heading: string, ...sentences: string[]];

/** Of a button that shows a text as a QR code. */
export interface QrCodeSentences {
  readonly showQrCode: string;
  readonly hideQrCode: string;
  readonly qrCodeFailed: string;
  readonly qrCodeName: string;
}

/** On both pages. */
export interface CommonSentences {
  /** The language, as HTML names it. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** After a heading that is read out before a sentence. */
  readonly fullStop: string;
  /** Between two sentences. */
  readonly space: string;
  readonly failures: PromptFailures;
  /** Label of the menu that changes the language. */
  readonly language: string;
  readonly languageFailed: string;
  /** Label of the menu that changes the theme. */
  readonly theme: string;
  readonly themeNames: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly partMissing: Notice;
  readonly reload: string;
  readonly cancel: string;
  readonly hide: string;
  /** Names of the button with an eye. */
  readonly showPassword: string;
  readonly hidePassword: string;
  /** Of the password: what its ends have. */
  readonly passwordEnds: string;
  readonly copied: string;
  secondsSoFar(seconds: number): string;
}

/** On the page that a link opens, until the secret is on show. */
export interface RevealSentences {
  readonly title: string;
  readonly footer: string;
  /** A link to the share page. */
  readonly otherPage: string;
  readonly checking: Notice;

  readonly shared: string;
  /** The heading where an organization is named. */
  sharedBy(organization: string): string;
  readonly endToEnd: string;
  readonly serverReads: string;
  /** Before it is opened; '' where the server did not tell. */
  viewsLeft(views: ViewsLeft): string;
  expiresOn(dateMs: number): string;
  expiresIn(leftMs: number, dateMs: number): string;
  readonly expiresNow: string;
  readonly openedBefore: string;
  readonly openedJustNow: string;
  openedAgo(passedMs: number): string;
  readonly ifNotYou: string;
  readonly showSecret: string;
  /** What `copyLater` does. */
  readonly copyUnseen: string;
  readonly staysClosed: string;
  wait(seconds: number): string;
  readonly notByPerson: string;

  readonly password: string;
  readonly passwordFromSender: string;
  readonly passwordOfNobody: string;

  /** Asked once more before a view is used. */
  question(views: ViewsLeft, aim: 'show' | 'copy'): string;
  readonly closesForGood: string;
  readonly nothingIsLost: string;
  readonly yes: string;
  readonly yesCopy: string;
  readonly notNow: string;

  readonly checkingPassword: string;
  readonly opening: string;
  readonly openingSecret: string;
  readonly slowOnPurpose: string;
  readonly standsStill: string;

  readonly theSecret: string;
  readonly secretLabel: string;
  readonly empty: string;
  readonly onPage: string;
  readonly hidden: string;
  /** In the secret's place. */
  readonly covered: string;
  readonly showAgain: string;
  readonly copy: string;
  readonly selected: string;
  /** After it was opened; '' where the server did not tell. */
  viewsAfter(views: ViewsLeft): string;
  readonly theFile: string;
  readonly fileReady: string;
  readonly saveFile: string;
  /** @param type '' where it is unknown. */
  file(name: string, type: string, bytes: number): string;
  /** Asked before the page turns to another link. */
  readonly leaveQuestion: string;

  readonly checkAgain: string;
  checkAgainIn(seconds: number): string;
  readonly offline: string;
}

/** On the same page: what only some readers come to, and the tools of a secret that is on show. */
export interface RareSentences extends QrCodeSentences {
  /** Of a secret that was to be copied and not shown. */
  readonly shownInstead: string;
  /** In the place of a secret of which nothing can be seen; what counts as neither is a tab, a control or a mark. */
  unseen(characters: number, spaces: number, lineBreaks: number): string;
  lines(count: number): string;
  /** How many values a .env or JSON holds. */
  entries(count: number): string;
  /** Label of the button that shows the tools. */
  readonly more: string;
  readonly asTable: string;
  readonly asItIs: string;
  /** Names of buttons without words: copies, shows or hides the value under this key. */
  copyValue(key: string): string;
  filesInside(count: number): string;
  fileSize(bytes: number): string;
  saveNamed(name: string): string;
  showValue(key: string): string;
  hideValue(key: string): string;
  readonly waiting: Notice;
  readonly showAnswer: string;
  readonly typeOnceMore: string;
  readonly notThePasswordOfAnswer: string;
  readonly wrapLines: string;
  readonly saveAsFile: string;
  savedAs(name: string): string;
  readonly hideLater: string;
  readonly hidesInAMinute: string;
  readonly staysOnShow: string;
  readonly emptyClipboard: string;
  readonly emptiesAMinuteAfter: string;
  readonly clipboardStays: string;
  readonly clipboardEmptied: string;
  readonly delete: string;
  readonly deleteForEveryone: string;
  readonly notDeleted: string;
  readonly deleted: Notice;

  readonly paste: Notice;
  readonly link: string;
  readonly wholeLink: string;
  readonly checkLink: string;
  readonly pasteLink: string;
  readonly pasteAnother: string;
  elsewhere(host: string): Notice;
  /** Different links in one text. */
  readonly choose: Notice;
  /** The link's key was sent in the address. */
  readonly keySent: Notice;
  readonly openedHere: Notice;
  readonly browserTooOld: Notice;
  readonly openInfisical: string;
  readonly openWithAccount: string;
  /** Before that button is pressed. */
  readonly accountNote: string;
  readonly signIn: string;
  readonly signInElsewhere: string;
  /** Of a sealed link. */
  readonly keyStays: string;
  readonly askForOpenLink: string;
  readonly perhapsTwice: string;
  /** Of the page that `openInfisical` leads to. */
  readonly opensAtOnce: string;
  readonly copyForSender: string;
  readonly messageSelected: string;
  /** What a reader tells the sender, as a message of its own. */
  readonly toSender: Readonly<
    Record<'view_limit_reached' | 'expired' | 'not_found' | 'link_legacy' | 'link_fragment_missing', string>
  >;
}

/** On the page that makes links. */
export interface ShareSentences extends QrCodeSentences {
  readonly title: string;
  readonly footer: string;
  /** A link to the reveal page. */
  readonly otherPage: string;
  readonly oneMoment: string;
  readonly explanation: string;
  readonly secret: string;
  readonly file: string;
  readonly remove: string;
  /** Holds the word of `remove`. */
  readonly removeFile: string;
  /** Of several files; holds the word of `remove`. */
  removeNamed(name: string): string;
  readonly removeAll: string;
  readonly chooseFile: string;
  readonly addFiles: string;
  readonly orDrop: string;
  chosenFile(name: string, bytes: number): string;
  chosenFiles(count: number, bytes: number): string;
  bytesTooMany(bytes: number): string;
  roomFor(bytes: number): string;
  upTo(bytes: number): string;
  fileTooLarge(name: string, bytes: number, roomBytes: number): string;
  readonly expiresAfter: string;
  lifetime(ms: number): string;
  readonly canBeOpened: string;
  times(views: number): string;
  readonly anyNumberOfTimes: string;
  /** In a menu: what is not in it. */
  readonly otherChoice: string;
  readonly howLong: string;
  readonly unit: string;
  readonly units: Readonly<Record<'minute' | 'hour' | 'day', string>>;
  lifetimeRange(minMs: number, maxMs: number): string;
  readonly howOften: string;
  readonly password: string;
  readonly passwordNote: string;
  passwordShort(characters: number): string;
  readonly generate: string;
  readonly generated: string;
  readonly copyPassword: string;
  readonly passwordSelected: string;
  readonly token: string;
  readonly showToken: string;
  readonly hideToken: string;
  readonly makeLink: string;

  readonly making: string;
  readonly deriving: string;
  readonly derivingInPlace: string;
  readonly sending: string;

  readonly creating: Readonly<Record<keyof typeof creating, WhatAndNext>>;
  readonly nothingToShare: string;
  readonly fileUnreadable: string;

  readonly ready: string;
  readonly link: string;
  readonly copyLink: string;
  readonly selected: string;
  readonly forEveryone: string;
  readonly withPassword: string;
  /** @param dateMs undefined: the server named no end. */
  opens(views: number | undefined, dateMs: number | undefined): string;
  expiresOn(dateMs: number): string;
  readonly encryptedHere: string;
  /** How the secret goes to who it is for: a button each. */
  readonly passOn: string;
  readonly notPassedOn: string;
  readonly email: string;
  readonly copyAsMessage: string;
  readonly messageSelected: string;
  /** Subject of an e-mail. */
  readonly messageSubject: string;
  /** The message: this, `opens`, perhaps the password's, what comes before the link. */
  readonly messageStart: string;
  readonly messagePassword: string;
  readonly messageLink: string;
  readonly saveQrCode: string;
  readonly wasItOpened: string;
  readonly notOpened: string;
  /** @param dateMs undefined: the server named no time. */
  wasOpened(dateMs: number | undefined): string;
  readonly allOpened: string;
  readonly hasExpired: string;
  readonly isGone: string;
  readonly notKnown: string;
  readonly deleteNow: string;
  readonly deleteForEveryone: string;
  readonly notDeleted: string;
  readonly deleted: Notice;
  readonly shareAnother: string;
  readonly notCopied: string;

  readonly notOffered: Notice;
  readonly browserTooOld: Notice;
}

export type { RareFailures };

export interface Language {
  readonly common: CommonSentences;
  readonly reveal: RevealSentences;
  readonly rare: RareSentences;
  readonly rareFailures: RareFailures;
  readonly share: ShareSentences;
}

/** What the reveal page says from the start. */
export interface FirstSentences extends CommonSentences, RevealSentences {
  /** Loads the rest. @throws where it does not load. */
  complete(): Promise<RevealPageSentences>;
}

interface AllFailures {
  readonly failures: FailureSentences;
}

/** What one page says. */
export type RevealPageSentences = FirstSentences & RareSentences & AllFailures;
export type SharePageSentences = CommonSentences & ShareSentences & AllFailures;
