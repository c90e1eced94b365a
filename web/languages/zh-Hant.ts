/** Chinese in Traditional characters, with the words of Taiwan. */
import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, date, relative, size } = formatsOf('zh-Hant');
const duration = (ms: number) => durationIn('zh-Hant', ms);

export const common: CommonSentences = {
  lang: 'zh-Hant',
  dir: 'ltr',
  fullStop: '。',
  space: '',
  failures: {
    opening: {
      password_too_long: ['此密碼超過 4096 個位元組。', '請檢查您貼上的內容。'],
      password_invalid: ['此密碼含有損壞的字元。', '請重新輸入。'],
      password_unsupported_here: ['此密碼含有本程式不認得的字元。', '請檢查密碼，或用較新的瀏覽器開啟連結。'],
      password_required: ['此機密內容需要密碼。', '請輸入傳送者給您的密碼。'],
      password_incorrect: ['密碼錯誤。', '請檢查後再試一次。'],
      rate_limited: ['要求次數過多。', '請稍候再試。'],
      too_many_guesses: ['此連結已有太多次密碼輸入錯誤。', '請等一分鐘再試。'],
      reply_lost: ['在收到回應之前連線中斷。', '請檢查網路，然後重新檢查連結。'],
      sign_in_page: [
        '回應的不是伺服器，而是一個網頁，例如登入頁面。',
        '請用瀏覽器開啟伺服器的網址並登入，然後再試一次。',
      ],
      network_unreachable: ['無法連上伺服器。', '請檢查網路，然後再試一次。'],
      cancelled: ['您已取消。', '準備好後請重新開始。'],
    },
    view: {
      no: '沒有用掉檢視次數。',
      yes: '已用掉一次檢視次數。',
      unknown: '可能已用掉一次檢視次數。',
    },
    waitThenRetry: (seconds) => `請等待 ${number(seconds)} 秒，然後再試一次。`,
  },
  language: '語言',
  languageFailed: '無法載入此語言。請檢查網路，然後再試一次。',
  theme: '佈景主題',
  themeNames: { system: '跟隨系統', light: '淺色', dark: '深色' },
  partMissing: ['此頁面的一部分沒有載入', '請檢查網路，然後重新載入頁面。'],
  reload: '重新載入頁面',
  cancel: '取消',
  hide: '隱藏',
  showPassword: '顯示密碼',
  hidePassword: '隱藏密碼',
  passwordEnds: '它的開頭或結尾是空格，或是其他看不見的字元。',
  copied: '已複製。',
  secondsSoFar: (seconds) => `已過 ${number(seconds)} 秒。`,
};

const bytes = (count: number) => size(count, () => `${number(count)} 個位元組`);
const times = (views: number) => `${number(views)} 次`;

const messageSelected = '訊息已選取：請按 Ctrl+C 複製（在 Mac 上按 ⌘C）。';

const expiresOn = (dateMs: number) => `將於 ${date(dateMs)} 到期。`;
const deleteForEveryone = '要為所有人刪除嗎？';
const notDeleted = '伺服器沒有確認已刪除。';
const deleted: Notice = ['機密內容已刪除', '伺服器已將它刪除，此頁面也不再保留。連結不會再開啟。'];

const showQrCode = '顯示為 QR 碼';
const hideQrCode = '隱藏 QR 碼';
const qrCodeFailed = '無法載入 QR 碼。請檢查網路，然後再試一次。';

export const reveal: RevealSentences = {
  title: '分享的機密內容',
  footer: '此頁面不會在您的裝置上保留機密內容或密碼，也只向存放機密內容的伺服器提出要求。',
  otherPage: '傳送機密內容',
  checking: ['正在檢查您的連結…', '在您要求之前，不會開啟任何內容。'],

  shared: '有人與您分享了機密內容',
  sharedBy: (organization) => `${organization} 向您分享了機密內容`,
  endToEnd: '端對端加密。',
  serverReads: '伺服器可以讀取。',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return '開啟次數不限。';
    return views === 1 ? '只能開啟一次。' : `還可以開啟 ${times(views)}。`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `將在${relative(leftMs)}到期（${date(dateMs)}）。`,
  expiresNow: '正好現在到期。',
  openedBefore: '先前曾被開啟。',
  openedJustNow: '在您之前，剛剛曾被開啟。',
  openedAgo: (passedMs) => `在您之前，${relative(-passedMs)}曾被開啟。`,
  ifNotYou: '如果那不是您，可能已有其他人知道內容：請告訴傳送者。',
  showSecret: '顯示機密內容',
  copyUnseen: '複製但不顯示',
  staysClosed: '在您按下按鈕之前，它不會開啟。',
  wait: (seconds) => `請等待 ${number(seconds)} 秒`,
  notByPerson: '那次點按不是您本人做的。請使用滑鼠、手指或鍵盤。',

  password: '密碼',
  passwordFromSender: '由傳送者提供給您，可能在另一則訊息中。',
  passwordOfNobody: '如果沒有人給過您密碼，連結的結尾可能有缺漏。',

  question(views, aim) {
    if (typeof views !== 'number') return aim === 'copy' ? '要現在複製機密內容嗎？' : '要現在顯示機密內容嗎？';
    const now = aim === 'copy' ? '要現在複製嗎？' : '要現在顯示嗎？';
    if (views === 1) return `${now}這是最後一次檢視。`;
    return `${now}這會用掉剩餘 ${times(views)}中的一次。`;
  },
  closesForGood: '之後連結不會再開啟。請先為機密內容準備好安全的存放處。',
  nothingIsLost: '如果現在不方便，不會有任何損失：它會維持未開啟。',
  yes: '是，顯示',
  yesCopy: '是，複製',
  notNow: '先不要',

  checkingPassword: '正在檢查密碼…',
  opening: '正在開啟…',
  openingSecret: '正在開啟機密內容。',
  slowOnPurpose: '檢查密碼刻意放慢，讓人難以猜中。',
  standsStill: '此瀏覽器不會為此啟動另外的執行緒，因此完成之前頁面會停住。',

  theSecret: '機密內容',
  secretLabel: '機密內容',
  empty: '機密內容是空的。',
  onPage: '機密內容已顯示在頁面上。',
  hidden: '機密內容已隱藏。',
  covered: '已隱藏。在您離開之前，它會留在此頁面上。',
  showAgain: '再次顯示',
  copy: '複製',
  selected: '機密內容已選取：請按 Ctrl+C 複製（在 Mac 上按 ⌘C）。',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return '連結到期之前可以再次開啟。';
    if (views === 0) return '剛才是最後一次檢視：連結不會再開啟。';
    return `連結還可以開啟 ${times(views)}。`;
  },
  theFile: '檔案',
  fileReady: '檔案可以儲存。',
  saveFile: '儲存檔案',
  file: (name, type, size) => `${name}（${type && `${type}，`}${bytes(size)}）`,
  leaveQuestion: '此頁面上的機密內容沒有複製到任何地方，也不會再開啟。要離開嗎？',

  checkAgain: '重新檢查',
  checkAgainIn: (seconds) => `${number(seconds)} 秒後重新檢查`,
  offline: '您目前離線。',
};

export const rare: RareSentences = {
  shownInstead: '無法複製機密內容，因此改為顯示在頁面上。',
  unseen: (characters, spaces, lineBreaks) =>
    `其中沒有看得見的字元。字元：${number(characters)}，其中空格：${number(spaces)}，換行：${number(lineBreaks)}。`,
  lines: (count) => `${number(count)} 行。`,
  entries: (count) => `${number(count)} 個項目`,
  more: '更多',
  asTable: '以表格顯示',
  asItIs: '照原樣顯示',
  copyValue: (key) => `複製 ${key}`,
  filesInside: (count) => `其中有 ${number(count)} 個檔案：`,
  fileSize: bytes,
  saveNamed: (name) => `儲存 ${name}`,
  showValue: (key) => `顯示 ${key}`,
  hideValue: (key) => `隱藏 ${key}`,
  waiting: [
    '可能有回應在等您',
    '您先前要求過此機密內容，但回應沒有送達。伺服器最多將回應保留 10 分鐘。',
    '不論您在這裡要求幾次，總共只用掉一次檢視次數。',
  ],
  showAnswer: '顯示回應',
  typeOnceMore: '請再輸入一次：它沒有存放在任何地方。',
  notThePasswordOfAnswer: '此密碼無法開啟該回應。請檢查後再試一次：不會再用掉檢視次數。',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: '機密內容的 QR 碼',
  wrapLines: '長行自動換行',
  saveAsFile: '儲存為檔案',
  savedAs: (name) => `瀏覽器正將機密內容儲存為 ${name}。用完後請刪除該檔案。`,
  hideLater: '一分鐘後隱藏',
  hidesInAMinute: '它會在一分鐘後隱藏。',
  staysOnShow: '它會繼續顯示。',
  emptyClipboard: '稍後清空剪貼簿',
  emptiesAMinuteAfter: '複製一分鐘後，如果此頁面仍開啟並位於最前面，就會清空剪貼簿。',
  clipboardStays: '剪貼簿會保留您複製的內容。',
  clipboardEmptied: '此頁面已清空剪貼簿。剪貼簿歷程記錄中可能仍有機密內容。',
  delete: '完成：立即刪除',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: ['開啟分享的機密內容', '請貼上您收到的連結。檢查連結不會開啟機密內容。'],
  link: '連結',
  wholeLink: '從「https://」到結尾的整個連結。',
  checkLink: '檢查連結',
  pasteLink: '貼上連結',
  pasteAnother: '貼上其他連結',
  elsewhere: (host) => [
    '此連結屬於另一台伺服器',
    `此頁面無法向 ${host} 提出要求。如果您信任該伺服器，請在新分頁開啟連結。`,
  ],
  choose: ['這段文字中有不同的連結', '請選擇一個。檢查連結不會開啟機密內容。'],
  keySent: [
    '此連結的金鑰已傳送到此伺服器',
    '轉傳連結的程式（例如郵件掃描程式）改動了連結：您的瀏覽器把金鑰當成網址的一部分傳送出去。除非連結設有密碼，否則經營此伺服器或閱讀其記錄檔的人，可以用它解密機密內容。',
    '金鑰現在已不在網址列中。如果內容必須保密，請向傳送者索取新連結。',
  ],
  openedHere: [
    '此連結已在這裡開啟過',
    '機密內容已不在此頁面上，單憑這個網址無法開啟它。',
    '若要再看一次，請重新開啟原本的連結。如果還有剩餘次數，這會再用掉一次。',
  ],
  browserTooOld: ['此瀏覽器無法開啟機密內容', '它的版本太舊。請更新瀏覽器，或用其他瀏覽器開啟連結。'],
  openInfisical: '開啟 Infisical 頁面',
  openWithAccount: '用您的 Infisical 帳戶開啟',
  accountNote: '本頁面會在自己的位址詢問 Infisical 您是否已登入。這不會開啟任何內容。',
  signIn: '登入 Infisical',
  signInElsewhere: '登入頁會在新分頁中開啟。之後請回到本頁面，再按一次按鈕。',
  keyStays: '連結的金鑰留在本頁面：不會傳送給任何人。',
  askForOpenLink: '請向傳送者索取不必登入就能開啟的連結。',
  perhapsTwice: '剛才它還在：如果連線中斷，您的瀏覽器可能要求了兩次。那樣的話，開啟的就是您自己。',
  opensAtOnce: '您登入後，Infisical 頁面會立即開啟機密內容，並用掉一次檢視次數。',
  copyForSender: '複製給傳送者的訊息',
  messageSelected,
  toSender: {
    view_limit_reached:
      '我收到的連結已用完：開啟次數已達到您允許的上限。請重新分享機密內容。如果我們兩人都沒有開啟過，可能已有其他人讀過：那樣的話，請先更換機密內容。',
    expired: '我要開啟收到的連結時，它已經到期。請重新分享機密內容。',
    not_found:
      '我收到的連結沒有指向任何機密內容：連結可能缺少一部分，或者機密內容已被刪除。請傳送完整的連結，或重新分享機密內容。',
    link_legacy: '我收到的連結屬於舊的類型，已沒有伺服器能開啟。請重新分享機密內容。',
    link_fragment_missing:
      '我收到的連結缺少結尾，也就缺少機密內容的金鑰。請傳送完整的連結；如果已沒有剩餘的檢視次數，請重新分享。',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['這裡沒有連結。', '請貼上您收到的連結。'],
  link_too_long: [
    '這比任何分享連結都長。',
    '請只貼上從「https://」到下一個空格的部分。如果這就是全部，請向傳送者索取新連結。',
  ],
  link_malformed: ['這不是連結。', '請複製從「https://」到結尾的整個連結。'],
  link_not_a_share: ['這是一個網址，但不是機密內容的分享網址。', '請向傳送者索取分享連結。'],
  link_damaged: ['此連結已損壞：缺少一部分或輸入有誤。', '請從訊息中重新複製整個連結。'],
  link_ambiguous: ['這段文字中有不同的連結。', '請選擇一個，並只貼上它。'],
  link_wrapped: [
    '這是另一個網站（例如郵件掃描程式）的網址，裡面包著分享連結。',
    '請向傳送者索取連結本身，或用瀏覽器開啟此網址，再複製它導向的網址。',
  ],
  link_legacy_key: ['此連結來自 2024 年。已沒有伺服器會開啟這類連結。', '請向傳送者索取新連結。'],
  link_legacy_email: [
    '此連結來自 2025 年，並綁定了電子郵件地址。已沒有伺服器會開啟這類連結。',
    '請向傳送者索取新連結。',
  ],
  link_version_unknown: ['此連結需要較新版本的 sharelink。', '請更新 sharelink，然後重新開啟連結。'],
  link_insecure: [
    '透過此連結，所有內容都會在未加密的情況下傳送（http）。',
    '請向傳送者索取 https 連結；如果您信任整個網路，也可以允許 http。',
  ],
  link_mismatch: ['伺服器認不得此連結。', '請重新複製整個連結；如果還是不行，請向傳送者索取新連結。'],
  link_fragment_missing: [
    '您的連結缺少結尾，也就是從「#」開始的部分：沒有它就無法解密此機密內容。',
    '請向傳送者索取完整的連結；如果已沒有剩餘的檢視次數，請對方重新分享。',
  ],
  page_required: ['密封的連結需要 sharelink 頁面的網址。', '請指定頁面，例如 https://share.example。'],
  server_required: ['單憑識別碼無法知道機密內容存放在哪裡。', '請指定伺服器，或貼上整個連結。'],
  server_invalid: ['這不是伺服器的網址。', '請使用 https://host 或 https://host:port 的形式。'],
  password_memory: ['可用的記憶體不足，無法檢查此密碼。', '請關閉其他程式，或在其他裝置上開啟連結。'],
  token_invalid: ['這不是存取權杖。', '請檢查您貼上的內容：權杖中沒有空格或換行。'],
  value_too_long: ['此機密內容太長。', '請縮短它，或用其他方式分享檔案。'],
  value_invalid: ['此機密內容不是文字。', '請將它編碼為文字，例如 base64。'],
  file_name_invalid: ['以此檔名儲存並不安全。', '請重新命名檔案。'],
  media_type_invalid: ['這不是媒體類型。', '請將它留空。'],
  expires_in_invalid: ['伺服器不接受此有效期限。', '請選擇伺服器接受的有效期限：5m 到 30d。'],
  max_views_invalid: ['這不是檢視次數。', '請選擇 1 到 2147483647 之間的整數。'],
  no_value: ['此分享中沒有機密內容。', '請傳送者重新分享。'],
  response_malformed: ['無法讀取伺服器的回應。', '再次嘗試之前，請先詢問傳送者。'],
  response_too_large: ['伺服器的回應太大，不可能是機密內容。', '再次嘗試之前，請先詢問傳送者。'],
  wrong_server: ['此網址沒有 Infisical 伺服器。', '請檢查網址，並向傳送者確認是否正確。'],
  server_too_old: ['這個 Infisical 比本頁面舊。', '請在伺服器自己的頁面上開啟連結，或請伺服器的管理員更新它。'],
  sign_in_required: ['此機密內容僅供某個組織的成員檢視。', '請在 Infisical 頁面登入後開啟。'],
  not_permitted: ['您沒有權限開啟此機密內容。', '請傳送者將它分享給您。'],
  other_organization: ['此機密內容屬於另一個組織。', '請在 Infisical 中切換到該組織，然後再試一次。'],
  email_not_listed: ['此機密內容是給其他電子郵件地址的。', '請用收到分享的地址登入，或詢問傳送者。'],
  token_rejected: ['伺服器不接受此權杖。', '請重新登入以取得新權杖。'],
  token_without_organization: ['您登入時沒有選擇組織。', '請在 Infisical 中選擇一個組織，然後再試一次。'],
  session_revoked: ['您的 Infisical 工作階段已被結束。', '請重新登入，然後回到此連結。'],
  session_stale: ['您的 Infisical 工作階段已過時。', '請重新登入，然後回到此連結。'],
  not_signed_in: ['您尚未登入 Infisical。', '請登入，然後回到此連結。'],
  sign_in_failed: ['Infisical 沒有告知您是否已登入。', '請再試一次；如果仍然不行，請詢問伺服器的管理員。'],
  not_found: ['此連結沒有對應的機密內容。', '請檢查連結是否完整；機密內容也可能已被刪除。'],
  expired: ['此機密內容已到期。', '請向傳送者索取新連結。'],
  view_limit_reached: [
    '此機密內容的開啟次數已達到傳送者允許的上限。',
    '如果不是您開啟的，請告訴傳送者：可能已有其他人讀過。',
  ],
  request_invalid: ['伺服器無法理解此要求。', '請更新 sharelink；如果還是不行，請回報問題。'],
  refused: ['伺服器拒絕了此要求。', '請稍後再試；如果還是不行，請詢問伺服器的管理員。'],
  server_error: ['伺服器發生錯誤。', '再次嘗試之前，請先詢問傳送者。'],
  server_unavailable: ['伺服器目前無法使用。', '請稍後再試。'],
  server_busy: ['伺服器目前太忙碌。', '請稍候再試。'],
  outcome_unknown: ['已向伺服器提出要求，但無法得知結果。', '機密內容可能已被開啟。請向傳送者索取新連結。'],
  reply_gone: ['此要求的回應已經送達，或已超過保留時間。', '如果您沒有看到機密內容，請向傳送者索取新連結。'],
  store_full: ['伺服器的儲存空間已滿。', '請稍後再試。'],
  decrypt_failed: ['伺服器傳來的內容與此連結不符。', '請傳送者重新分享機密內容。'],
  webassembly_forbidden: [
    '此瀏覽器或某項原則禁止 WebAssembly。',
    '請為此頁面允許它（關閉封閉模式）、更新瀏覽器，或使用其他瀏覽器。',
  ],
  misdirected: ['此伺服器不為其網址中的名稱提供服務。', '請檢查網址；如果正確，請詢問伺服器的管理員。'],
  no_answer_behind: ['此網址後方的伺服器沒有回應。', '請稍後重新檢查連結；如果還是不行，請詢問伺服器的管理員。'],
};

export const share: ShareSentences = {
  title: '分享機密內容',
  footer: '此頁面不會在您的裝置上保留機密內容或密碼。它傳送的內容經過加密，而且只傳送給存放它的伺服器。',
  otherPage: '開啟連結',
  oneMoment: '請稍候…',
  explanation: '它在此瀏覽器中加密。只有連結能開啟它。',
  secret: '機密內容',
  file: '檔案',
  remove: '移除',
  removeFile: '移除檔案',
  removeNamed: (name) => `移除 ${name}`,
  removeAll: '全部移除',
  chooseFile: '改為選擇檔案',
  addFiles: '新增檔案',
  orDrop: '或拖放到這裡',
  chosenFile: (name, size) => `${name}（${bytes(size)}）`,
  chosenFiles: (count, size) => `${number(count)} 個檔案（${bytes(size)}）`,
  bytesTooMany: (count) => `超出 ${bytes(count)}。`,
  roomFor: (count) => `還可容納 ${bytes(count)}。`,
  upTo: (count) => `最多 ${bytes(count)}。`,
  fileTooLarge: (name, count, room) => `${name} 太大（${bytes(count)}）。最多可容納 ${bytes(room)}。`,
  expiresAfter: '有效期限',
  lifetime: duration,
  canBeOpened: '可開啟次數',
  times,
  anyNumberOfTimes: '次數不限',
  otherChoice: '其他…',
  howLong: '多久',
  unit: '單位',
  units: { minute: '分鐘', hour: '小時', day: '天' },
  lifetimeRange: (minMs, maxMs) => `從 ${duration(minMs)}到 ${duration(maxMs)}。`,
  howOften: '次數',
  password: '密碼（選填）',
  passwordNote: '開啟連結的人也需要它。它絕不會離開此裝置：沒有人能替您查到。',
  passwordShort: (count) => `密碼偏短：${number(count)} 個字元。`,
  generate: '產生密碼',
  generated: '新密碼已填入欄位。顯示連結時，此頁面不會再顯示它。',
  copyPassword: '複製密碼',
  passwordSelected: '密碼已選取：請按 Ctrl+C 複製（在 Mac 上按 ⌘C）。',
  token: '存取權杖',
  showToken: '顯示存取權杖',
  hideToken: '隱藏存取權杖',
  makeLink: '建立連結',

  making: '正在建立連結…',
  deriving: '正在此裝置上將密碼轉換為金鑰。這刻意放慢，讓密碼難以被猜中。',
  derivingInPlace: '正在將密碼轉換為金鑰。此瀏覽器不會為此啟動另外的執行緒，因此完成之前頁面會停住。',
  sending: '加密後的機密內容正在傳往伺服器。',

  creating: {
    link_insecure: ['對此網址的要求不會加密（http）。', '請使用 https 網址；如果您信任整個網路，也可以允許 http。'],
    server_required: ['沒有指定要存放機密內容的伺服器。', '請指定：us、eu 或 https://host。'],
    password_too_long: ['此密碼太長。', '請使用較短的密碼。'],
    password_invalid: ['此密碼是空的，或含有損壞的字元。', '請重新輸入，或不設密碼分享。'],
    password_memory: ['可用的記憶體不足，無法將此密碼轉換為金鑰。', '請關閉其他程式，或在其他裝置上分享。'],
    response_malformed: ['無法讀取伺服器的回應。', '請檢查伺服器的網址。'],
    response_too_large: ['伺服器的回應太大，不可能是對分享的回應。', '請檢查伺服器的網址。'],
    wrong_server: ['此網址沒有 Infisical 伺服器。', '請檢查伺服器的網址。'],
    server_too_old: ['這個 Infisical 比 sharelink 舊。', '請讓其管理員更新它。'],
    sign_in_required: ['此伺服器要求存取權杖。', '請詢問它的管理員。'],
    not_permitted: ['此伺服器不允許您建立連結。', '請詢問它的管理員。'],
    token_rejected: ['伺服器不接受此權杖。', '請檢查權杖，或取得新權杖。'],
    not_found: ['伺服器不認得所要求的內容。', '請檢查伺服器的網址。'],
    rate_limited: ['此伺服器暫時不再接受您的機密內容。', '請稍候再試。'],
    server_error: ['伺服器發生錯誤。', '請稍後再試。'],
    outcome_unknown: [
      '已向伺服器提出要求，但無法得知結果。',
      '請再試一次：即使機密內容已存放，也沒有人擁有它的連結，它會自行到期。',
    ],
    reply_lost: [
      '在收到回應之前連線中斷。',
      '請再試一次：即使伺服器已存放機密內容，也沒有人擁有它的連結，它會自行到期。',
    ],
    no_answer_behind: [
      '此網址後方的伺服器沒有回應。',
      '請稍後再試：即使伺服器已存放機密內容，也沒有人擁有它的連結，它會自行到期。',
    ],
  },
  nothingToShare: '還沒有可分享的內容。請輸入機密內容，或選擇檔案。',
  fileUnreadable: '無法讀取此檔案。請選擇其他檔案。',

  ready: '您的連結已準備好',
  link: '連結',
  copyLink: '複製連結',
  selected: '連結已選取：請按 Ctrl+C 複製（在 Mac 上按 ⌘C）。',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: '連結的 QR 碼',
  forEveryone: '任何擁有此連結的人都能讀取機密內容。請只傳送給要收到的人。',
  withPassword: '只有同時擁有此連結和密碼的人，才能讀取機密內容。請將兩者分開傳送。',
  opens(views, dateMs) {
    const often = views === undefined ? '開啟次數不限' : `可以開啟 ${times(views)}`;
    return dateMs === undefined ? `${often}。` : `${often}，有效至 ${date(dateMs)}。`;
  },
  expiresOn,
  encryptedHere: '機密內容已在此瀏覽器中加密。伺服器無法讀取，此頁面也無法再次顯示連結。',
  passOn: '分享…',
  notPassedOn: '沒有傳出去。請改為複製連結。',
  email: '電子郵件',
  copyAsMessage: '複製為訊息',
  messageSelected,
  messageSubject: '給您的機密內容',
  messageStart: '有一份機密內容給您。',
  messagePassword: '您還需要密碼，密碼會以其他方式告知。',
  messageLink: '用此連結開啟：',
  saveQrCode: '儲存 QR 碼',
  wasItOpened: '有人開啟了嗎？',
  notOpened: '尚未被開啟。',
  wasOpened: (dateMs) => (dateMs === undefined ? '已被開啟。' : `已被開啟，最近一次是 ${date(dateMs)}。`),
  allOpened: '開啟次數已達到您允許的上限。連結不會再開啟。',
  hasExpired: '已到期。連結不會再開啟。',
  isGone: '伺服器上已沒有它：已被刪除，或存放時間已過。',
  notKnown: '未能得知。',
  deleteNow: '立即刪除',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: '分享其他機密內容',
  notCopied: '連結尚未複製。若要不複製就繼續，請再按一次按鈕。',

  notOffered: ['這裡無法分享機密內容', '此伺服器不允許您建立連結。請詢問它的管理員。'],
  browserTooOld: ['此瀏覽器無法加密機密內容', '它的版本太舊。請更新瀏覽器，或使用其他瀏覽器。'],
};
