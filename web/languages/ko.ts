import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, date, relative, size } = formatsOf('ko');
const duration = (ms: number) => durationIn('ko', ms);

export const common: CommonSentences = {
  lang: 'ko',
  dir: 'ltr',
  fullStop: '.',
  space: ' ',
  failures: {
    opening: {
      password_too_long: ['이 비밀번호는 4096바이트보다 깁니다.', '붙여 넣은 내용을 확인하세요.'],
      password_invalid: ['이 비밀번호에 손상된 문자가 있습니다.', '다시 입력하세요.'],
      password_unsupported_here: [
        '이 비밀번호에 이 프로그램이 모르는 문자가 있습니다.',
        '확인하거나 더 새로운 브라우저에서 링크를 여세요.',
      ],
      password_required: ['이 비밀에는 비밀번호가 필요합니다.', '보낸 사람이 알려 준 비밀번호를 입력하세요.'],
      password_incorrect: ['비밀번호가 틀렸습니다.', '확인하고 다시 시도하세요.'],
      rate_limited: ['요청이 너무 많았습니다.', '잠시 기다린 뒤 다시 시도하세요.'],
      too_many_guesses: ['이 링크에 틀린 비밀번호가 너무 많이 입력되었습니다.', '1분 기다린 뒤 다시 시도하세요.'],
      reply_lost: ['응답이 도착하기 전에 연결이 끊겼습니다.', '네트워크를 확인한 뒤 링크를 다시 확인하세요.'],
      sign_in_page: [
        '서버 대신 로그인 페이지 같은 페이지가 응답했습니다.',
        '브라우저에서 서버의 주소를 열어 로그인한 다음 다시 시도하세요.',
      ],
      network_unreachable: ['서버에 연결할 수 없습니다.', '네트워크를 확인한 뒤 다시 시도하세요.'],
      cancelled: ['취소하셨습니다.', '준비되면 다시 시작하세요.'],
    },
    view: {
      no: '열람 횟수는 차감되지 않았습니다.',
      yes: '열람 횟수가 1회 차감되었습니다.',
      unknown: '열람 횟수가 1회 차감되었을 수 있습니다.',
    },
    waitThenRetry: (seconds) => `${number(seconds)}초 기다린 뒤 다시 시도하세요.`,
  },
  language: '언어',
  languageFailed: '이 언어를 불러오지 못했습니다. 네트워크를 확인한 뒤 다시 시도하세요.',
  theme: '테마',
  themeNames: { system: '시스템', light: '밝게', dark: '어둡게' },
  partMissing: ['이 페이지의 일부를 불러오지 못했습니다', '네트워크를 확인한 뒤 페이지를 새로고침하세요.'],
  reload: '페이지 새로고침',
  cancel: '취소',
  hide: '숨기기',
  showPassword: '비밀번호 표시',
  hidePassword: '비밀번호 숨기기',
  passwordEnds: '앞이나 뒤에 공백이나 보이지 않는 다른 문자가 있습니다.',
  copied: '복사했습니다.',
  secondsSoFar: (seconds) => `${number(seconds)}초 지났습니다.`,
};

const bytes = (count: number) => size(count, () => `${number(count)}바이트`);
const times = (views: number) => `${number(views)}회`;

const messageSelected = '메시지가 선택되었습니다. Ctrl+C를 눌러 복사하세요(Mac에서는 ⌘C).';

const expiresOn = (dateMs: number) => `${date(dateMs)}에 만료됩니다.`;
const deleteForEveryone = '모두에게서 삭제할까요?';
const notDeleted = '서버가 삭제를 확인하지 않았습니다.';
const deleted: Notice = [
  '비밀이 삭제되었습니다',
  '서버에서 삭제되었고 이 페이지에도 남아 있지 않습니다. 링크는 다시 열리지 않습니다.',
];

const showQrCode = 'QR 코드로 표시';
const hideQrCode = 'QR 코드 숨기기';
const qrCodeFailed = 'QR 코드를 불러오지 못했습니다. 네트워크를 확인한 뒤 다시 시도하세요.';

export const reveal: RevealSentences = {
  title: '공유된 비밀',
  footer: '이 페이지는 비밀도 비밀번호도 기기에 남기지 않으며, 비밀을 보관하는 서버에만 요청합니다.',
  otherPage: '비밀 보내기',
  checking: ['링크를 확인하는 중…', '요청하시기 전에는 아무것도 열리지 않습니다.'],

  shared: '누군가 비밀을 공유했습니다',
  sharedBy: (organization) => `${organization}에서 비밀을 보냈습니다`,
  endToEnd: '종단 간 암호화되어 있습니다.',
  serverReads: '서버가 읽을 수 있습니다.',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return '횟수 제한 없이 열립니다.';
    return views === 1 ? '한 번만 열립니다.' : `앞으로 ${times(views)} 더 열립니다.`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `${relative(leftMs)} 만료됩니다(${date(dateMs)}).`,
  expiresNow: '지금 만료됩니다.',
  openedBefore: '전에 열린 적이 있습니다.',
  openedJustNow: '본인보다 앞서, 방금 전에 열렸습니다.',
  openedAgo: (passedMs) => `본인보다 앞서, ${relative(-passedMs)}에 열렸습니다.`,
  ifNotYou: '본인이 연 것이 아니라면 다른 사람이 알고 있을 수 있습니다. 보낸 사람에게 알리세요.',
  showSecret: '비밀 보기',
  copyUnseen: '표시하지 않고 복사',
  staysClosed: '버튼을 누르기 전에는 열리지 않습니다.',
  wait: (seconds) => `${number(seconds)}초 기다리세요`,
  notByPerson: '본인이 누른 것이 아닙니다. 마우스, 손가락 또는 키보드를 사용하세요.',

  password: '비밀번호',
  passwordFromSender: '보낸 사람이 다른 메시지 등으로 알려 준 것입니다.',
  passwordOfNobody: '받은 적이 없다면 링크의 끝부분이 빠졌을 수 있습니다.',

  question(views, aim) {
    if (typeof views !== 'number') return aim === 'copy' ? '비밀을 지금 복사할까요?' : '비밀을 지금 볼까요?';
    const now = aim === 'copy' ? '지금 복사할까요?' : '지금 볼까요?';
    if (views === 1) return `${now} 마지막 열람입니다.`;
    return `${now} 남은 ${times(views)} 중 1회가 차감됩니다.`;
  },
  closesForGood: '그 뒤에는 링크가 다시 열리지 않습니다. 비밀을 보관할 안전한 곳을 준비하세요.',
  nothingIsLost: '지금이 좋은 때가 아니라면, 잃는 것은 없습니다. 닫힌 채로 있습니다.',
  yes: '예, 보겠습니다',
  yesCopy: '예, 복사하겠습니다',
  notNow: '지금은 안 함',

  checkingPassword: '비밀번호를 확인하는 중…',
  opening: '여는 중…',
  openingSecret: '비밀을 여는 중입니다.',
  slowOnPurpose: '비밀번호 확인은 일부러 느리게 되어 있습니다. 추측하기 어렵게 하기 위해서입니다.',
  standsStill: '이 브라우저는 별도의 스레드를 시작하지 않으므로, 끝날 때까지 페이지가 멈춥니다.',

  theSecret: '비밀',
  secretLabel: '비밀',
  empty: '비밀이 비어 있습니다.',
  onPage: '비밀이 페이지에 표시되어 있습니다.',
  hidden: '비밀을 숨겼습니다.',
  covered: '숨겨져 있습니다. 페이지를 떠날 때까지 이 페이지에 남아 있습니다.',
  showAgain: '다시 표시',
  copy: '복사',
  selected: '비밀이 선택되었습니다. Ctrl+C를 눌러 복사하세요(Mac에서는 ⌘C).',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return '링크는 만료될 때까지 다시 열 수 있습니다.';
    if (views === 0) return '마지막 열람이었습니다. 링크는 다시 열리지 않습니다.';
    return `링크는 앞으로 ${times(views)} 더 열 수 있습니다.`;
  },
  theFile: '파일',
  fileReady: '파일을 저장할 수 있습니다.',
  saveFile: '파일 저장',
  file: (name, type, size) => `${name} (${type && `${type}, `}${bytes(size)})`,
  leaveQuestion: '이 페이지의 비밀은 어디에도 복사되지 않았고 다시 열리지 않습니다. 페이지를 떠날까요?',

  checkAgain: '다시 확인',
  checkAgainIn: (seconds) => `${number(seconds)}초 뒤 다시 확인`,
  offline: '오프라인 상태입니다.',
};

export const rare: RareSentences = {
  shownInstead: '비밀을 복사하지 못해서 페이지에 표시했습니다.',
  unseen: (characters, spaces, lineBreaks) =>
    `보이는 문자가 없습니다. 문자: ${number(characters)}, 그중 공백: ${number(spaces)}, 줄바꿈: ${number(lineBreaks)}.`,
  lines: (count) => `${number(count)}줄.`,
  entries: (count) => `항목 ${number(count)}개`,
  more: '더 보기',
  asTable: '표로 보기',
  asItIs: '원본대로 보기',
  copyValue: (key) => `${key} 복사`,
  filesInside: (count) => `파일 ${number(count)}개가 들어 있습니다:`,
  fileSize: bytes,
  saveNamed: (name) => `${name} 저장`,
  showValue: (key) => `${key} 표시`,
  hideValue: (key) => `${key} 숨기기`,
  waiting: [
    '응답이 기다리고 있을 수 있습니다',
    '전에 이 비밀을 요청하셨지만 응답이 도착하지 않았습니다. 서버는 응답을 최대 10분간 보관합니다.',
    '여기서 몇 번을 요청하더라도 열람 횟수는 모두 합해 1회만 차감됩니다.',
  ],
  showAnswer: '응답 보기',
  typeOnceMore: '한 번 더 입력하세요. 어디에도 저장되지 않았습니다.',
  notThePasswordOfAnswer:
    '이 비밀번호로는 응답이 열리지 않습니다. 확인하고 다시 시도하세요. 열람 횟수가 더 차감되지는 않습니다.',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: '비밀의 QR 코드',
  wrapLines: '긴 줄 바꿈',
  saveAsFile: '파일로 저장',
  savedAs: (name) => `브라우저가 비밀을 ${name} 파일로 저장합니다. 다 쓴 뒤에는 파일을 삭제하세요.`,
  hideLater: '1분 뒤 숨기기',
  hidesInAMinute: '1분 뒤에 숨겨집니다.',
  staysOnShow: '계속 표시됩니다.',
  emptyClipboard: '나중에 클립보드 비우기',
  emptiesAMinuteAfter: '복사하고 1분 뒤에 이 페이지가 아직 열려 있고 맨 앞에 있으면 클립보드를 비웁니다.',
  clipboardStays: '복사한 내용은 클립보드에 남습니다.',
  clipboardEmptied: '이 페이지가 클립보드를 비웠습니다. 클립보드 기록에는 비밀이 아직 남아 있을 수 있습니다.',
  delete: '완료: 지금 삭제',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: ['공유된 비밀 열기', '받으신 링크를 붙여 넣으세요. 확인만으로는 비밀이 열리지 않습니다.'],
  link: '링크',
  wholeLink: '‘https://’부터 끝까지, 링크 전체입니다.',
  checkLink: '링크 확인',
  pasteLink: '링크 붙여 넣기',
  pasteAnother: '다른 링크 붙여 넣기',
  elsewhere: (host) => [
    '이 링크는 다른 서버의 것입니다',
    `이 페이지는 ${host} 서버에 요청할 수 없습니다. 그 서버를 신뢰한다면 새 탭에서 링크를 여세요.`,
  ],
  choose: ['이 텍스트에 서로 다른 링크가 있습니다', '하나를 고르세요. 확인만으로는 비밀이 열리지 않습니다.'],
  keySent: [
    '이 링크의 키가 이 서버로 전송되었습니다',
    '메일 검사기처럼 링크를 전달한 프로그램이 링크를 바꾸어, 브라우저가 키를 주소의 일부로 전송했습니다. 링크에 비밀번호가 없다면 이 서버의 운영자나 로그를 읽는 사람이 그 키로 비밀을 복호화할 수 있습니다.',
    '키는 이제 주소 표시줄에 없습니다. 비밀로 남아야 한다면 보낸 사람에게 새 링크를 요청하세요.',
  ],
  openedHere: [
    '이 링크는 여기서 열렸습니다',
    '비밀은 더 이상 이 페이지에 없으며, 이 주소만으로는 열리지 않습니다.',
    '다시 보려면 원래 링크를 다시 여세요. 열람 횟수가 남아 있다면 1회 더 차감됩니다.',
  ],
  browserTooOld: [
    '이 브라우저로는 비밀을 열 수 없습니다',
    '너무 오래된 버전입니다. 브라우저를 업데이트하거나 다른 브라우저에서 링크를 여세요.',
  ],
  openInfisical: 'Infisical 페이지 열기',
  openWithAccount: 'Infisical 계정으로 열기',
  accountNote: '이 페이지는 자체 주소의 Infisical에 로그인 여부를 묻습니다. 이것만으로는 아무것도 열리지 않습니다.',
  signIn: 'Infisical에 로그인',
  signInElsewhere: '로그인은 새 탭에서 열립니다. 그런 다음 이 페이지로 돌아와 버튼을 다시 누르세요.',
  keyStays: '링크의 키는 이 페이지에 남습니다. 누구에게도 전송되지 않습니다.',
  askForOpenLink: '로그인 없이 열리는 링크를 보낸 사람에게 요청하세요.',
  perhapsTwice:
    '방금 전까지 있었습니다. 연결이 끊겼다면 브라우저가 두 번 요청했을 수 있습니다. 그 경우 연 사람은 본인입니다.',
  opensAtOnce: '로그인하면 Infisical 페이지가 비밀을 바로 열며, 열람 횟수가 1회 차감됩니다.',
  copyForSender: '보낸 사람에게 전할 메시지 복사',
  messageSelected,
  toSender: {
    view_limit_reached:
      '받은 링크가 모두 사용되었습니다. 허용된 횟수만큼 이미 열렸습니다. 비밀을 다시 공유해 주세요. 우리 둘 다 열지 않았다면 다른 사람이 읽었을 수 있으니, 그때는 먼저 비밀을 바꿔 주세요.',
    expired: '받은 링크를 열려고 했을 때 이미 만료되어 있었습니다. 비밀을 다시 공유해 주세요.',
    not_found:
      '받은 링크로는 비밀을 찾을 수 없습니다. 링크의 일부가 빠졌거나 비밀이 삭제되었을 수 있습니다. 링크 전체를 보내거나 비밀을 다시 공유해 주세요.',
    link_legacy: '받은 링크는 이제 어느 서버도 열지 않는 옛 종류입니다. 비밀을 다시 공유해 주세요.',
    link_fragment_missing:
      '받은 링크의 끝부분이 없어서 비밀의 키도 없습니다. 링크 전체를 보내 주세요. 남은 열람 횟수가 없다면 다시 공유해 주세요.',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['링크가 없습니다.', '받으신 링크를 붙여 넣으세요.'],
  link_too_long: [
    '어떤 공유 링크보다도 깁니다.',
    '‘https://’부터 다음 공백까지의 부분만 붙여 넣으세요. 그것이 전부라면 보낸 사람에게 새 링크를 요청하세요.',
  ],
  link_malformed: ['링크가 아닙니다.', '‘https://’부터 끝까지 링크 전체를 복사하세요.'],
  link_not_a_share: ['웹 주소이지만 공유된 비밀의 주소가 아닙니다.', '보낸 사람에게 공유 링크를 요청하세요.'],
  link_damaged: [
    '이 링크는 손상되었습니다. 일부가 빠졌거나 잘못 입력되었습니다.',
    '메시지에서 링크 전체를 다시 복사하세요.',
  ],
  link_ambiguous: ['이 텍스트에 서로 다른 링크가 있습니다.', '하나를 골라 그것만 붙여 넣으세요.'],
  link_wrapped: [
    '이것은 메일 검사기처럼 공유 링크를 감싼 다른 사이트의 주소입니다.',
    '보낸 사람에게 링크 자체를 요청하거나, 이 주소를 브라우저에서 열어 이동한 주소를 복사하세요.',
  ],
  link_legacy_key: [
    '2024년의 링크입니다. 이런 링크를 여는 서버는 더 이상 없습니다.',
    '보낸 사람에게 새 링크를 요청하세요.',
  ],
  link_legacy_email: [
    '2025년의 링크이며 이메일 주소에 묶여 있습니다. 이런 링크를 여는 서버는 더 이상 없습니다.',
    '보낸 사람에게 새 링크를 요청하세요.',
  ],
  link_version_unknown: [
    '이 링크에는 더 새로운 버전의 sharelink가 필요합니다.',
    'sharelink를 업데이트한 뒤 링크를 다시 여세요.',
  ],
  link_insecure: [
    '이 링크를 열면 모든 내용이 암호화되지 않은 채 전송됩니다(http).',
    '보낸 사람에게 https 링크를 요청하거나, 네트워크 전체를 신뢰한다면 http를 허용하세요.',
  ],
  link_mismatch: [
    '서버가 이 링크를 알아보지 못합니다.',
    '링크 전체를 다시 복사하세요. 그래도 안 되면 보낸 사람에게 새 링크를 요청하세요.',
  ],
  link_fragment_missing: [
    '링크의 끝부분, 곧 ‘#’부터의 부분이 없습니다. 그것이 없으면 이 비밀을 복호화할 수 없습니다.',
    '보낸 사람에게 링크 전체를 요청하세요. 남은 열람 횟수가 없다면 다시 공유해 달라고 하세요.',
  ],
  page_required: [
    '봉인된 링크에는 sharelink 페이지의 주소가 필요합니다.',
    '페이지를 지정하세요. 예를 들면 https://share.example 형식입니다.',
  ],
  server_required: [
    'ID만으로는 비밀이 어디에 저장되어 있는지 알 수 없습니다.',
    '서버를 지정하거나 링크 전체를 붙여 넣으세요.',
  ],
  server_invalid: ['서버의 주소가 아닙니다.', 'https://host 또는 https://host:port 형식을 사용하세요.'],
  password_memory: [
    '이 비밀번호를 확인할 여유 메모리가 부족합니다.',
    '다른 프로그램을 닫거나 다른 기기에서 링크를 여세요.',
  ],
  token_invalid: ['액세스 토큰이 아닙니다.', '붙여 넣은 내용을 확인하세요. 토큰에는 공백이나 줄바꿈이 없습니다.'],
  value_too_long: ['이 비밀은 너무 깁니다.', '줄이거나 파일을 다른 방법으로 공유하세요.'],
  value_invalid: ['이 비밀은 텍스트가 아닙니다.', 'base64 등의 텍스트로 인코딩하세요.'],
  file_name_invalid: ['이 파일 이름으로 저장하는 것은 안전하지 않습니다.', '파일 이름을 바꾸세요.'],
  media_type_invalid: ['미디어 유형이 아닙니다.', '비워 두세요.'],
  expires_in_invalid: ['서버가 이 유효 기간을 받지 않습니다.', '서버가 받는 기간을 선택하세요: 5m~30d.'],
  max_views_invalid: ['열람 횟수가 아닙니다.', '1부터 2147483647까지의 정수를 선택하세요.'],
  no_value: ['이 공유에는 비밀이 들어 있지 않습니다.', '보낸 사람에게 다시 공유해 달라고 하세요.'],
  response_malformed: ['서버의 응답을 읽을 수 없습니다.', '다시 시도하기 전에 보낸 사람에게 문의하세요.'],
  response_too_large: [
    '서버의 응답이 비밀이라고 하기에는 너무 큽니다.',
    '다시 시도하기 전에 보낸 사람에게 문의하세요.',
  ],
  wrong_server: ['이 주소에는 Infisical 서버가 없습니다.', '주소를 확인하고, 맞는지 보낸 사람에게 물어보세요.'],
  server_too_old: [
    '이 Infisical은 이 페이지보다 오래되었습니다.',
    '서버 자체의 페이지에서 링크를 열거나, 서버 관리자에게 업데이트를 요청하세요.',
  ],
  sign_in_required: ['이 비밀은 조직의 구성원을 위한 것입니다.', '열려면 Infisical 페이지에서 로그인하세요.'],
  not_permitted: ['이 비밀을 열 권한이 없습니다.', '보낸 사람에게 공유해 달라고 요청하세요.'],
  other_organization: ['이 비밀은 다른 조직의 것입니다.', 'Infisical에서 그 조직으로 전환한 뒤 다시 시도하세요.'],
  email_not_listed: [
    '이 비밀은 다른 이메일 주소를 위한 것입니다.',
    '공유받은 주소로 로그인하거나 보낸 사람에게 문의하세요.',
  ],
  token_rejected: ['서버가 이 토큰을 받지 않습니다.', '새 토큰을 받으려면 다시 로그인하세요.'],
  token_without_organization: ['조직 없이 로그인되어 있습니다.', 'Infisical에서 조직을 선택한 뒤 다시 시도하세요.'],
  session_revoked: ['Infisical 세션이 종료되었습니다.', '다시 로그인한 뒤 이 링크로 돌아오세요.'],
  session_stale: ['Infisical 세션이 오래되었습니다.', '다시 로그인한 뒤 이 링크로 돌아오세요.'],
  not_signed_in: ['Infisical에 로그인되어 있지 않습니다.', '로그인한 뒤 이 링크로 돌아오세요.'],
  sign_in_failed: [
    'Infisical이 로그인 여부를 알려 주지 않았습니다.',
    '다시 시도하세요. 그래도 안 되면 서버 관리자에게 문의하세요.',
  ],
  not_found: ['이 링크에는 비밀이 없습니다.', '링크가 온전한지 확인하세요. 비밀이 삭제되었을 수도 있습니다.'],
  expired: ['이 비밀은 만료되었습니다.', '보낸 사람에게 새 링크를 요청하세요.'],
  view_limit_reached: [
    '이 비밀은 보낸 사람이 허용한 횟수만큼 열렸습니다.',
    '본인이 연 것이 아니라면 보낸 사람에게 알리세요. 다른 사람이 읽었을 수 있습니다.',
  ],
  request_invalid: ['서버가 요청을 이해하지 못했습니다.', 'sharelink를 업데이트하세요. 그래도 안 되면 신고하세요.'],
  refused: ['서버가 요청을 거부했습니다.', '나중에 다시 시도하세요. 그래도 안 되면 서버 관리자에게 문의하세요.'],
  server_error: ['서버에서 오류가 발생했습니다.', '다시 시도하기 전에 보낸 사람에게 문의하세요.'],
  server_unavailable: ['지금은 서버를 사용할 수 없습니다.', '나중에 다시 시도하세요.'],
  server_busy: ['지금은 서버가 너무 바쁩니다.', '잠시 기다린 뒤 다시 시도하세요.'],
  outcome_unknown: [
    '서버에 요청했지만 그 결과를 알 수 없습니다.',
    '비밀이 열렸을 수 있습니다. 보낸 사람에게 새 링크를 요청하세요.',
  ],
  reply_gone: [
    '이 요청의 응답은 이미 전달되었거나 보관 시간이 지났습니다.',
    '비밀을 보지 못했다면 보낸 사람에게 새 링크를 요청하세요.',
  ],
  store_full: ['서버의 저장 공간이 가득 찼습니다.', '나중에 다시 시도하세요.'],
  decrypt_failed: ['서버가 보낸 것이 이 링크와 맞지 않습니다.', '보낸 사람에게 비밀을 다시 공유해 달라고 하세요.'],
  webassembly_forbidden: [
    '이 브라우저나 정책이 WebAssembly를 금지합니다.',
    '이 페이지에서 허용하거나(차단 모드를 끄세요) 브라우저를 업데이트하거나 다른 브라우저를 사용하세요.',
  ],
  misdirected: [
    '이 서버는 주소에 적힌 이름으로는 응답하지 않습니다.',
    '주소를 확인하세요. 맞다면 서버 관리자에게 문의하세요.',
  ],
  no_answer_behind: [
    '이 주소 뒤에 있는 서버가 응답하지 않습니다.',
    '나중에 링크를 다시 확인하세요. 그래도 안 되면 서버 관리자에게 문의하세요.',
  ],
};

export const share: ShareSentences = {
  title: '비밀 공유',
  footer:
    '이 페이지는 비밀도 비밀번호도 기기에 남기지 않습니다. 보내는 내용은 암호화되며, 그것을 보관하는 서버에만 보냅니다.',
  otherPage: '링크 열기',
  oneMoment: '잠시만요…',
  explanation: '이 브라우저에서 암호화됩니다. 링크로만 열 수 있습니다.',
  secret: '비밀',
  file: '파일',
  remove: '제거',
  removeFile: '파일 제거',
  removeNamed: (name) => `${name} 제거`,
  removeAll: '모두 제거',
  chooseFile: '대신 파일 선택',
  addFiles: '파일 추가',
  orDrop: '또는 여기에 놓으세요',
  chosenFile: (name, size) => `${name} (${bytes(size)})`,
  chosenFiles: (count, size) => `파일 ${number(count)}개 (${bytes(size)})`,
  bytesTooMany: (count) => `${bytes(count)} 초과했습니다.`,
  roomFor: (count) => `${bytes(count)} 더 쓸 수 있습니다.`,
  upTo: (count) => `최대 ${bytes(count)}.`,
  fileTooLarge: (name, count, room) => `${name} 파일이 너무 큽니다(${bytes(count)}). ${bytes(room)}까지 들어갑니다.`,
  expiresAfter: '유효 기간',
  lifetime: duration,
  canBeOpened: '열 수 있는 횟수',
  times,
  anyNumberOfTimes: '제한 없음',
  otherChoice: '기타…',
  howLong: '기간',
  unit: '단위',
  units: { minute: '분', hour: '시간', day: '일' },
  lifetimeRange: (minMs, maxMs) => `${duration(minMs)}부터 ${duration(maxMs)}까지.`,
  howOften: '횟수',
  password: '비밀번호(선택)',
  passwordNote: '링크를 여는 사람에게도 필요합니다. 이 기기 밖으로 나가지 않으므로, 아무도 대신 찾아 줄 수 없습니다.',
  passwordShort: (count) => `짧습니다: ${number(count)}자.`,
  generate: '비밀번호 생성',
  generated: '새 비밀번호를 입력란에 넣었습니다. 링크 화면에서는 다시 보여 주지 않습니다.',
  copyPassword: '비밀번호 복사',
  passwordSelected: '비밀번호가 선택되었습니다. Ctrl+C를 눌러 복사하세요(Mac에서는 ⌘C).',
  token: '액세스 토큰',
  showToken: '액세스 토큰 표시',
  hideToken: '액세스 토큰 숨기기',
  makeLink: '링크 만들기',

  making: '링크를 만드는 중…',
  deriving: '이 기기에서 비밀번호로 키를 만드는 중입니다. 비밀번호를 추측하기 어렵도록 일부러 느리게 되어 있습니다.',
  derivingInPlace:
    '비밀번호로 키를 만드는 중입니다. 이 브라우저는 별도의 스레드를 시작하지 않으므로, 끝날 때까지 페이지가 멈춥니다.',
  sending: '암호화된 비밀을 서버로 보내는 중입니다.',

  creating: {
    link_insecure: [
      '이 주소에는 암호화되지 않은 채로 요청하게 됩니다(http).',
      'https 주소를 사용하거나, 네트워크 전체를 신뢰한다면 http를 허용하세요.',
    ],
    server_required: ['비밀을 저장할 서버가 지정되지 않았습니다.', 'us, eu 또는 https://host 형식으로 지정하세요.'],
    password_too_long: ['이 비밀번호는 너무 깁니다.', '더 짧은 비밀번호를 사용하세요.'],
    password_invalid: [
      '이 비밀번호는 비어 있거나 손상된 문자가 있습니다.',
      '다시 입력하거나 비밀번호 없이 공유하세요.',
    ],
    password_memory: [
      '이 비밀번호로 키를 만들 여유 메모리가 부족합니다.',
      '다른 프로그램을 닫거나 다른 기기에서 공유하세요.',
    ],
    response_malformed: ['서버의 응답을 읽을 수 없습니다.', '서버의 주소를 확인하세요.'],
    response_too_large: ['서버의 응답이 공유 응답이라고 하기에는 너무 큽니다.', '서버의 주소를 확인하세요.'],
    wrong_server: ['이 주소에는 Infisical 서버가 없습니다.', '서버의 주소를 확인하세요.'],
    server_too_old: ['이 Infisical은 sharelink보다 오래되었습니다.', '관리자에게 업데이트를 요청하세요.'],
    sign_in_required: ['이 서버는 액세스 토큰을 요구합니다.', '서버 관리자에게 문의하세요.'],
    not_permitted: ['이 서버에서 링크를 만들 권한이 없습니다.', '서버 관리자에게 문의하세요.'],
    token_rejected: ['서버가 이 토큰을 받지 않습니다.', '확인하거나 새 토큰을 받으세요.'],
    not_found: ['서버가 요청받은 것을 알지 못합니다.', '서버의 주소를 확인하세요.'],
    rate_limited: ['이 서버는 당분간 본인이 보내는 비밀을 더 받지 않습니다.', '잠시 기다린 뒤 다시 시도하세요.'],
    server_error: ['서버에서 오류가 발생했습니다.', '나중에 다시 시도하세요.'],
    outcome_unknown: [
      '서버에 요청했지만 그 결과를 알 수 없습니다.',
      '다시 시도하세요. 비밀이 저장되었더라도 그 링크를 가진 사람은 없으며 저절로 만료됩니다.',
    ],
    reply_lost: [
      '응답이 도착하기 전에 연결이 끊겼습니다.',
      '다시 시도하세요. 서버에 비밀이 저장되었더라도 그 링크를 가진 사람은 없으며 저절로 만료됩니다.',
    ],
    no_answer_behind: [
      '이 주소 뒤에 있는 서버가 응답하지 않습니다.',
      '나중에 다시 시도하세요. 서버에 비밀이 저장되었더라도 그 링크를 가진 사람은 없으며 저절로 만료됩니다.',
    ],
  },
  nothingToShare: '아직 공유할 것이 없습니다. 비밀을 입력하거나 파일을 선택하세요.',
  fileUnreadable: '이 파일은 읽을 수 없습니다. 다른 파일을 선택하세요.',

  ready: '링크가 준비되었습니다',
  link: '링크',
  copyLink: '링크 복사',
  selected: '링크가 선택되었습니다. Ctrl+C를 눌러 복사하세요(Mac에서는 ⌘C).',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: '링크의 QR 코드',
  forEveryone: '이 링크를 가진 사람은 누구나 비밀을 읽을 수 있습니다. 받을 사람에게만 보내세요.',
  withPassword: '이 링크와 비밀번호를 모두 가진 사람만 비밀을 읽을 수 있습니다. 둘을 따로 보내세요.',
  opens(views, dateMs) {
    const often = views === undefined ? '제한 없이' : times(views);
    return dateMs === undefined ? `${often} 열 수 있습니다.` : `${date(dateMs)}까지 ${often} 열 수 있습니다.`;
  },
  expiresOn,
  encryptedHere:
    '비밀은 이 브라우저에서 암호화되었습니다. 서버는 읽을 수 없으며, 이 페이지는 링크를 다시 보여 줄 수 없습니다.',
  passOn: '공유…',
  notPassedOn: '전달되지 않았습니다. 대신 링크를 복사하세요.',
  email: '이메일',
  copyAsMessage: '메시지로 복사',
  messageSelected,
  messageSubject: '비밀을 보냅니다',
  messageStart: '비밀을 하나 보냅니다.',
  messagePassword: '비밀번호도 필요하며, 다른 방법으로 알려 드립니다.',
  messageLink: '이 링크로 열 수 있습니다:',
  saveQrCode: 'QR 코드 저장',
  wasItOpened: '열렸나요?',
  notOpened: '아직 열리지 않았습니다.',
  wasOpened: (dateMs) => (dateMs === undefined ? '열렸습니다.' : `열렸습니다. 마지막은 ${date(dateMs)}입니다.`),
  allOpened: '허용한 횟수만큼 열렸습니다. 링크는 다시 열리지 않습니다.',
  hasExpired: '만료되었습니다. 링크는 다시 열리지 않습니다.',
  isGone: '서버에 더 이상 없습니다. 삭제되었거나 보관 기간이 끝났습니다.',
  notKnown: '확인하지 못했습니다.',
  deleteNow: '지금 삭제',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: '다른 비밀 공유',
  notCopied: '링크가 아직 복사되지 않았습니다. 복사하지 않고 계속하려면 버튼을 다시 누르세요.',

  notOffered: [
    '여기서는 비밀을 공유할 수 없습니다',
    '이 서버에서 링크를 만들 권한이 없습니다. 서버 관리자에게 문의하세요.',
  ],
  browserTooOld: [
    '이 브라우저로는 비밀을 암호화할 수 없습니다',
    '너무 오래된 버전입니다. 브라우저를 업데이트하거나 다른 브라우저를 사용하세요.',
  ],
};
