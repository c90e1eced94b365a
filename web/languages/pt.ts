import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, plural, date, relative, size } = formatsOf('pt', 'pt-BR');
const duration = (ms: number) => durationIn('pt-BR', ms);

export const common: CommonSentences = {
  lang: 'pt-BR',
  dir: 'ltr',
  fullStop: '.',
  space: ' ',
  failures: {
    opening: {
      password_too_long: ['Esta senha tem mais de 4096 bytes.', 'Confira o que você colou.'],
      password_invalid: ['Esta senha contém um caractere com defeito.', 'Digite-a de novo.'],
      password_unsupported_here: [
        'Esta senha contém caracteres que este programa não conhece.',
        'Confira-a ou abra o link em um navegador mais novo.',
      ],
      password_required: ['Este segredo precisa de uma senha.', 'Digite a senha que o remetente deu a você.'],
      password_incorrect: ['A senha está errada.', 'Confira-a e tente de novo.'],
      rate_limited: ['Houve pedidos demais.', 'Espere um momento e tente de novo.'],
      too_many_guesses: ['Foram tentadas senhas erradas demais para este link.', 'Espere um minuto e tente de novo.'],
      reply_lost: [
        'A conexão caiu antes de a resposta chegar.',
        'Verifique sua rede e depois verifique o link de novo.',
      ],
      sign_in_page: [
        'Uma página responde no lugar do servidor, por exemplo uma de login.',
        'Abra o endereço do servidor em um navegador, faça login e tente de novo.',
      ],
      network_unreachable: ['Não é possível alcançar o servidor.', 'Verifique sua rede e tente de novo.'],
      cancelled: ['Você cancelou.', 'Comece de novo quando quiser.'],
    },
    view: {
      no: 'Nenhuma visualização foi usada.',
      yes: 'Uma visualização foi usada.',
      unknown: 'Uma visualização pode ter sido usada.',
    },
    waitThenRetry: (seconds) =>
      plural(seconds, { one: 'Espere # segundo e tente de novo.', other: 'Espere # segundos e tente de novo.' }),
  },
  language: 'Idioma',
  languageFailed: 'Este idioma não foi carregado. Verifique sua rede e tente de novo.',
  theme: 'Tema',
  themeNames: { system: 'Sistema', light: 'Claro', dark: 'Escuro' },
  partMissing: ['Uma parte desta página não foi carregada', 'Verifique sua rede e recarregue a página.'],
  reload: 'Recarregar a página',
  cancel: 'Cancelar',
  hide: 'Ocultar',
  showPassword: 'Mostrar a senha',
  hidePassword: 'Ocultar a senha',
  passwordEnds: 'Ela começa ou termina com um espaço ou com outro caractere que não se vê.',
  copied: 'Copiado.',
  secondsSoFar: (seconds) => plural(seconds, { one: '# segundo até agora.', other: '# segundos até agora.' }),
};

const bytes = (count: number) => size(count, () => plural(count, { one: '# byte', other: '# bytes' }));
const times = (views: number) => plural(views, { one: '# vez', other: '# vezes' });
const moreTimes = (views: number) => plural(views, { one: 'mais # vez', other: 'mais # vezes' });

const messageSelected = 'A mensagem está selecionada: pressione Ctrl+C para copiá-la (no Mac, ⌘C).';

const expiresOn = (dateMs: number) => `Ele expira em ${date(dateMs)}.`;
const deleteForEveryone = 'Apagar para todos?';
const notDeleted = 'O servidor não confirmou que ele foi apagado.';
const deleted: Notice = [
  'O segredo foi apagado',
  'O servidor o apagou, e esta página o esqueceu. O link não abre mais.',
];

const showQrCode = 'Mostrar como código QR';
const hideQrCode = 'Ocultar o código QR';
const qrCodeFailed = 'O código QR não foi carregado. Verifique sua rede e tente de novo.';

export const reveal: RevealSentences = {
  title: 'Um segredo compartilhado',
  footer:
    'Esta página não guarda nenhum segredo nem senha no seu dispositivo, e só consulta o servidor que guarda o segredo.',
  otherPage: 'Enviar um segredo',
  checking: ['Verificando seu link…', 'Nada é aberto antes que você peça.'],

  shared: 'Alguém compartilhou um segredo com você',
  sharedBy: (organization) => `${organization} enviou um segredo para você`,
  endToEnd: 'Criptografado de ponta a ponta.',
  serverReads: 'O servidor pode lê-lo.',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Abre quantas vezes se quiser.';
    return views === 1 ? 'Abre uma única vez.' : `Abre ${moreTimes(views)}.`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `Ele expira ${relative(leftMs)} (${date(dateMs)}).`,
  expiresNow: 'Ele expira agora.',
  openedBefore: 'Ele já foi aberto antes.',
  openedJustNow: 'Ele foi aberto há um instante, antes de você.',
  openedAgo: (passedMs) => `Ele foi aberto ${relative(-passedMs)}, antes de você.`,
  ifNotYou: 'Se não foi você, outra pessoa pode conhecê-lo: avise o remetente.',
  showSecret: 'Mostrar o segredo',
  copyUnseen: 'Copiar sem mostrar',
  staysClosed: 'Ele fica fechado até que você pressione o botão.',
  wait: (seconds) => plural(seconds, { one: 'Espere # segundo', other: 'Espere # segundos' }),
  notByPerson: 'Esse toque não veio de você. Use o mouse, o dedo ou o teclado.',

  password: 'Senha',
  passwordFromSender: 'O remetente a deu a você, talvez em outra mensagem.',
  passwordOfNobody: 'Se ninguém a deu, talvez falte o fim do link.',

  question(views, aim) {
    if (typeof views !== 'number') return aim === 'copy' ? 'Copiar o segredo agora?' : 'Mostrar o segredo agora?';
    const now = aim === 'copy' ? 'Copiar agora?' : 'Mostrar agora?';
    if (views === 1) return `${now} Esta é a última visualização.`;
    return `${now} Isto usa uma de ${number(views)} visualizações.`;
  },
  closesForGood: 'Depois disso, o link não abre mais. Tenha um lugar seguro pronto para o segredo.',
  nothingIsLost: 'Se este não é um bom momento, nada se perde: ele fica fechado.',
  yes: 'Sim, mostrar',
  yesCopy: 'Sim, copiar',
  notNow: 'Agora não',

  checkingPassword: 'Verificando a senha…',
  opening: 'Abrindo…',
  openingSecret: 'Abrindo o segredo.',
  slowOnPurpose: 'A verificação da senha é lenta de propósito: assim é difícil adivinhá-la.',
  standsStill: 'Este navegador não inicia um processo separado para isso, então a página fica parada até terminar.',

  theSecret: 'O segredo',
  secretLabel: 'Segredo',
  empty: 'O segredo está vazio.',
  onPage: 'O segredo está na página.',
  hidden: 'O segredo está oculto.',
  covered: 'Oculto. Ele fica nesta página até você sair dela.',
  showAgain: 'Mostrar de novo',
  copy: 'Copiar',
  selected: 'O segredo está selecionado: pressione Ctrl+C para copiá-lo (no Mac, ⌘C).',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'O link pode ser aberto de novo até expirar.';
    if (views === 0) return 'Esta foi a última visualização: o link não abre mais.';
    return `O link pode ser aberto ${moreTimes(views)}.`;
  },
  theFile: 'O arquivo',
  fileReady: 'O arquivo pode ser salvo.',
  saveFile: 'Salvar o arquivo',
  file: (name, type, size) => `${name} (${type && `${type}, `}${bytes(size)})`,
  leaveQuestion: 'O segredo desta página não foi copiado para lugar nenhum e não abre de novo. Sair da página?',

  checkAgain: 'Verificar de novo',
  checkAgainIn: (seconds) =>
    plural(seconds, { one: 'Verificar de novo em # segundo', other: 'Verificar de novo em # segundos' }),
  offline: 'Você está sem conexão.',
};

export const rare: RareSentences = {
  shownInstead: 'Não foi possível copiar o segredo, por isso ele está na página.',
  unseen: (characters, spaces, lineBreaks) =>
    `Não tem nenhum caractere visível. Caracteres: ${number(characters)}; deles, espaços: ${number(spaces)}; quebras de linha: ${number(lineBreaks)}.`,
  lines: (count) => plural(count, { one: '# linha.', other: '# linhas.' }),
  entries: (count) => plural(count, { one: '# entrada', other: '# entradas' }),
  more: 'Mais',
  asTable: 'Como tabela',
  asItIs: 'Como está',
  copyValue: (key) => `Copiar ${key}`,
  filesInside: (count) => plural(count, { one: 'Contém # arquivo:', other: 'Contém # arquivos:' }),
  fileSize: bytes,
  saveNamed: (name) => `Salvar ${name}`,
  showValue: (key) => `Mostrar ${key}`,
  hideValue: (key) => `Ocultar ${key}`,
  waiting: [
    'Talvez haja uma resposta esperando',
    'Você já pediu este segredo, e a resposta não chegou. O servidor a guarda por até 10 minutos.',
    'Não importa quantas vezes você a peça aqui, ela usa ao todo uma só visualização.',
  ],
  showAnswer: 'Mostrar a resposta',
  typeOnceMore: 'Digite-a mais uma vez: ela não é guardada em lugar nenhum.',
  notThePasswordOfAnswer: 'Esta senha não abre a resposta. Confira-a e tente de novo: isso não usa outra visualização.',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'Código QR do segredo',
  wrapLines: 'Quebrar linhas longas',
  saveAsFile: 'Salvar como arquivo',
  savedAs: (name) => `O navegador salva o segredo como ${name}. Apague o arquivo quando terminar.`,
  hideLater: 'Ocultar após um minuto',
  hidesInAMinute: 'Ele se oculta em um minuto.',
  staysOnShow: 'Ele continua visível.',
  emptyClipboard: 'Esvaziar a área de transferência depois',
  emptiesAMinuteAfter:
    'Um minuto depois de uma cópia, esta página esvazia a área de transferência, se ainda estiver aberta e em primeiro plano.',
  clipboardStays: 'A área de transferência mantém o que você copiar.',
  clipboardEmptied: 'Esta página esvaziou a área de transferência. Um histórico dela ainda pode conter o segredo.',
  delete: 'Pronto: apagar agora',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: ['Abrir um segredo compartilhado', 'Cole o link que você recebeu. Verificá-lo não abre o segredo.'],
  link: 'Link',
  wholeLink: 'O link inteiro, de “https://” até o fim.',
  checkLink: 'Verificar o link',
  pasteLink: 'Colar o link',
  pasteAnother: 'Colar outro link',
  elsewhere: (host) => [
    'Este link pertence a outro servidor',
    `Esta página não pode consultar ${host}. Abra o link em uma nova aba se você confia nesse servidor.`,
  ],
  choose: ['Há links diferentes neste texto', 'Escolha um. Verificá-lo não abre o segredo.'],
  keySent: [
    'A chave deste link foi enviada a este servidor',
    'Um programa que repassou o link, como um filtro de e-mail, o alterou: seu navegador enviou a chave como parte do endereço. Quem administra este servidor, ou lê seus registros, pode decifrar o segredo com ela, a menos que o link tenha uma senha.',
    'A chave já não está na barra de endereços. Se o segredo precisa continuar privado, peça um novo link ao remetente.',
  ],
  openedHere: [
    'Este link foi aberto aqui',
    'O segredo não está mais nesta página, e este endereço sozinho não o abre.',
    'Para vê-lo outra vez, abra de novo o link original. Isso usa outra visualização, se ainda houver uma.',
  ],
  browserTooOld: [
    'Este navegador não consegue abrir o segredo',
    'Ele é antigo demais. Atualize-o ou abra o link em outro navegador.',
  ],
  openInfisical: 'Abrir a página do Infisical',
  openWithAccount: 'Abrir com sua conta do Infisical',
  accountNote: 'Esta página pergunta ao Infisical, no próprio endereço dela, se você fez login. Isso não abre nada.',
  signIn: 'Fazer login no Infisical',
  signInElsewhere: 'O login abre em uma nova aba. Depois volte a esta página e pressione o botão de novo.',
  keyStays: 'A chave do seu link fica nesta página: não é enviada a ninguém.',
  askForOpenLink: 'Peça ao remetente um link que abra sem login.',
  perhapsTwice:
    'Ele estava aí há um instante: se a conexão caiu, seu navegador pode ter pedido duas vezes. Nesse caso, foi você.',
  opensAtOnce:
    'Assim que você entrar, a página do Infisical abre o segredo por conta própria, e isso usa uma visualização.',
  copyForSender: 'Copiar uma mensagem para o remetente',
  messageSelected,
  toSender: {
    view_limit_reached:
      'O link que você me enviou está esgotado: ele foi aberto tantas vezes quantas você permitiu. Por favor, compartilhe o segredo de novo. Se nenhum de nós o abriu, outra pessoa pode ter lido o segredo: nesse caso, troque-o antes.',
    expired:
      'O link que você me enviou tinha expirado quando eu quis abri-lo. Por favor, compartilhe o segredo de novo.',
    not_found:
      'O link que você me enviou não leva a nenhum segredo: talvez falte uma parte do link, ou o segredo tenha sido apagado. Por favor, envie o link inteiro ou compartilhe o segredo de novo.',
    link_legacy:
      'O link que você me enviou é de um tipo antigo que nenhum servidor abre mais. Por favor, compartilhe o segredo de novo.',
    link_fragment_missing:
      'Falta o fim do link que você me enviou, e com ele a chave do segredo. Por favor, envie o link inteiro, em um novo compartilhamento se não restar nenhuma visualização.',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['Não há nenhum link aqui.', 'Cole o link que você recebeu.'],
  link_too_long: [
    'Isto é mais longo que qualquer link de compartilhamento.',
    'Cole só a parte de “https://” até o próximo espaço. Se isso já é tudo, peça um novo link ao remetente.',
  ],
  link_malformed: ['Isto não é um link.', 'Copie o link inteiro, de “https://” até o fim.'],
  link_not_a_share: [
    'Este é um endereço da web, mas não o de um segredo compartilhado.',
    'Peça ao remetente o link correto.',
  ],
  link_damaged: [
    'Este link está danificado: uma parte falta ou foi digitada errada.',
    'Copie de novo o link inteiro da mensagem.',
  ],
  link_ambiguous: ['Há links diferentes neste texto.', 'Escolha um e cole só ele.'],
  link_wrapped: [
    'Este é o endereço de outro site em volta de um link compartilhado, como o de um filtro de e-mail.',
    'Peça ao remetente o próprio link, ou abra este endereço em um navegador e copie o endereço a que ele leva.',
  ],
  link_legacy_key: ['Este link é de 2024. Nenhum servidor abre mais esse tipo de link.', 'Peça um novo ao remetente.'],
  link_legacy_email: [
    'Este link é de 2025 e está ligado a um endereço de e-mail. Nenhum servidor abre mais esse tipo de link.',
    'Peça um novo ao remetente.',
  ],
  link_version_unknown: [
    'Este link precisa de uma versão mais nova do sharelink.',
    'Atualize o sharelink e abra o link de novo.',
  ],
  link_insecure: [
    'Com este link, tudo seria enviado sem criptografia (http).',
    'Peça ao remetente um link https, ou permita http se você confia na rede inteira.',
  ],
  link_mismatch: [
    'O servidor não reconhece este link.',
    'Copie de novo o link inteiro; se não resolver, peça um novo ao remetente.',
  ],
  link_fragment_missing: [
    'Falta o fim do seu link, a parte a partir de “#”: sem ela este segredo não pode ser descriptografado.',
    'Peça ao remetente o link inteiro, em um novo compartilhamento se não restar nenhuma visualização.',
  ],
  page_required: [
    'Um link selado precisa do endereço de uma página do sharelink.',
    'Informe a página, por exemplo https://share.example.',
  ],
  server_required: [
    'Um identificador sozinho não diz onde o segredo está guardado.',
    'Informe o servidor ou cole o link inteiro.',
  ],
  server_invalid: ['Este não é o endereço de um servidor.', 'Use a forma https://host ou https://host:port.'],
  password_memory: [
    'Não há memória livre suficiente para verificar esta senha.',
    'Feche outros programas ou abra o link em outro dispositivo.',
  ],
  token_invalid: [
    'Isto não é um token de acesso.',
    'Confira o que você colou: um token não tem espaços nem quebras de linha.',
  ],
  value_too_long: ['Este segredo é longo demais.', 'Encurte-o ou compartilhe um arquivo de outra forma.'],
  value_invalid: ['Este segredo não é texto.', 'Codifique-o como texto, por exemplo em base64.'],
  file_name_invalid: ['Não é seguro salvar com este nome de arquivo.', 'Renomeie o arquivo.'],
  media_type_invalid: ['Isto não é um tipo de mídia.', 'Deixe-o em branco.'],
  expires_in_invalid: [
    'O servidor não aceita esta validade.',
    'Escolha uma validade que o servidor aceite: de 5m a 30d.',
  ],
  max_views_invalid: ['Isto não é um número de visualizações.', 'Escolha um número inteiro de 1 a 2147483647.'],
  no_value: ['Este compartilhamento não contém nenhum segredo.', 'Peça ao remetente que o compartilhe de novo.'],
  response_malformed: ['Não é possível ler a resposta do servidor.', 'Fale com o remetente antes de tentar de novo.'],
  response_too_large: [
    'A resposta do servidor é grande demais para ser um segredo.',
    'Fale com o remetente antes de tentar de novo.',
  ],
  wrong_server: [
    'Nenhum servidor do Infisical responde neste endereço.',
    'Confira o endereço; pergunte ao remetente se está certo.',
  ],
  server_too_old: [
    'Este Infisical é mais antigo que esta página.',
    'Abra o link na página do próprio servidor, ou peça a quem o administra que o atualize.',
  ],
  sign_in_required: [
    'Este segredo é para membros de uma organização.',
    'Faça login na página do Infisical para abri-lo.',
  ],
  not_permitted: ['Você não tem permissão para abrir este segredo.', 'Peça ao remetente que o compartilhe com você.'],
  other_organization: [
    'Este segredo é de outra organização.',
    'Mude para essa organização no Infisical e tente de novo.',
  ],
  email_not_listed: [
    'Este segredo é para outros endereços de e-mail que não o seu.',
    'Faça login com o endereço com que ele foi compartilhado, ou fale com o remetente.',
  ],
  token_rejected: ['O servidor não aceita este token.', 'Faça login de novo para obter outro.'],
  token_without_organization: [
    'Você fez login sem nenhuma organização.',
    'Escolha uma organização no Infisical e tente de novo.',
  ],
  session_revoked: ['Sua sessão do Infisical foi encerrada.', 'Faça login de novo e volte a este link.'],
  session_stale: ['Sua sessão do Infisical está desatualizada.', 'Faça login de novo e volte a este link.'],
  not_signed_in: ['Você não fez login no Infisical.', 'Faça login e volte a este link.'],
  sign_in_failed: [
    'O Infisical não disse se você fez login.',
    'Tente de novo; se não resolver, fale com quem administra o servidor.',
  ],
  not_found: [
    'Não há nenhum segredo por trás deste link.',
    'Confira se o link está inteiro; o segredo também pode ter sido apagado.',
  ],
  expired: ['Este segredo expirou.', 'Peça um novo link ao remetente.'],
  view_limit_reached: [
    'Este segredo foi aberto tantas vezes quanto o remetente permitiu.',
    'Se não foi você, avise o remetente: outra pessoa pode tê-lo lido.',
  ],
  request_invalid: ['O servidor não entendeu o pedido.', 'Atualize o sharelink; se não resolver, informe o problema.'],
  refused: ['O servidor recusou o pedido.', 'Tente mais tarde; se não resolver, fale com quem administra o servidor.'],
  server_error: ['O servidor falhou.', 'Fale com o remetente antes de tentar de novo.'],
  server_unavailable: ['O servidor não está disponível no momento.', 'Tente mais tarde.'],
  server_busy: ['O servidor está ocupado demais no momento.', 'Espere um momento e tente de novo.'],
  outcome_unknown: [
    'O pedido foi enviado ao servidor, e não há como saber o que resultou dele.',
    'O segredo pode ter sido aberto. Peça um novo link ao remetente.',
  ],
  reply_gone: [
    'A resposta a este pedido já foi entregue, ou o prazo dela passou.',
    'Se você não viu o segredo, peça um novo link ao remetente.',
  ],
  store_full: ['O armazenamento do servidor está cheio.', 'Tente mais tarde.'],
  decrypt_failed: [
    'O que o servidor enviou não corresponde a este link.',
    'Peça ao remetente que compartilhe o segredo de novo.',
  ],
  webassembly_forbidden: [
    'Este navegador ou uma política proíbe o WebAssembly.',
    'Permita-o para esta página (desative o Modo de Isolamento), atualize o navegador ou use outro.',
  ],
  misdirected: [
    'Este servidor não responde pelo nome que está no endereço dele.',
    'Confira o endereço; se estiver certo, fale com quem administra o servidor.',
  ],
  no_answer_behind: [
    'O servidor por trás deste endereço não responde.',
    'Verifique o link de novo mais tarde; se não resolver, fale com quem administra o servidor.',
  ],
};

export const share: ShareSentences = {
  title: 'Compartilhar um segredo',
  footer:
    'Esta página não guarda nenhum segredo nem senha no seu dispositivo. O que ela envia é criptografado e vai só para o servidor que o guarda.',
  otherPage: 'Abrir um link',
  oneMoment: 'Um momento…',
  explanation: 'Ele é criptografado neste navegador. Só o link o abre.',
  secret: 'Segredo',
  file: 'Arquivo',
  remove: 'Remover',
  removeFile: 'Remover o arquivo',
  removeNamed: (name) => `Remover ${name}`,
  removeAll: 'Remover todos',
  chooseFile: 'Escolher um arquivo em vez disso',
  addFiles: 'Adicionar arquivos',
  orDrop: 'ou solte-o aqui',
  chosenFile: (name, size) => `${name} (${bytes(size)})`,
  chosenFiles: (count, size) => `${plural(count, { one: '# arquivo', other: '# arquivos' })} (${bytes(size)})`,
  bytesTooMany: (count) => `Isto passa do limite em ${bytes(count)}.`,
  roomFor: (count) => `Espaço para mais ${bytes(count)}.`,
  upTo: (count) => `Até ${bytes(count)}.`,
  fileTooLarge: (name, count, room) => `${name} é grande demais (${bytes(count)}). Há espaço para ${bytes(room)}.`,
  expiresAfter: 'Expira depois de',
  lifetime: duration,
  canBeOpened: 'Pode ser aberto',
  times: (views) => (views === 1 ? 'Uma única vez' : times(views)),
  anyNumberOfTimes: 'Quantas vezes se quiser',
  otherChoice: 'Outro…',
  howLong: 'Por quanto tempo',
  unit: 'Unidade',
  units: { minute: 'minutos', hour: 'horas', day: 'dias' },
  lifetimeRange: (minMs, maxMs) => `De ${duration(minMs)} a ${duration(maxMs)}.`,
  howOften: 'Quantas vezes',
  password: 'Senha (opcional)',
  passwordNote:
    'Quem abre o link também precisa dela. Ela nunca sai deste dispositivo: ninguém pode recuperá-la para você.',
  passwordShort: (count) => plural(count, { one: 'Ela é curta: # caractere.', other: 'Ela é curta: # caracteres.' }),
  generate: 'Gerar uma senha',
  generated: 'Há uma nova senha no campo. Esta página não a mostra de novo com o link.',
  copyPassword: 'Copiar a senha',
  passwordSelected: 'A senha está selecionada: pressione Ctrl+C para copiá-la (no Mac, ⌘C).',
  token: 'Token de acesso',
  showToken: 'Mostrar o token de acesso',
  hideToken: 'Ocultar o token de acesso',
  makeLink: 'Criar o link',

  making: 'Criando o link…',
  deriving:
    'A senha é transformada em uma chave neste dispositivo. Isso é lento de propósito: assim é difícil adivinhar a senha.',
  derivingInPlace:
    'A senha é transformada em uma chave. Este navegador não inicia um processo separado para isso, então a página fica parada até terminar.',
  sending: 'O segredo criptografado está a caminho do servidor.',

  creating: {
    link_insecure: [
      'Este endereço seria consultado sem criptografia (http).',
      'Use um endereço https, ou permita http se você confia na rede inteira.',
    ],
    server_required: [
      'Não foi informado nenhum servidor para guardar o segredo.',
      'Informe-o: us, eu ou https://host.',
    ],
    password_too_long: ['Esta senha é longa demais.', 'Use uma mais curta.'],
    password_invalid: [
      'Esta senha está vazia ou contém um caractere com defeito.',
      'Digite-a de novo ou compartilhe sem senha.',
    ],
    password_memory: [
      'Não há memória livre suficiente para transformar esta senha em uma chave.',
      'Feche outros programas ou compartilhe a partir de outro dispositivo.',
    ],
    response_malformed: ['Não é possível ler a resposta do servidor.', 'Confira o endereço do servidor.'],
    response_too_large: [
      'A resposta do servidor é grande demais para um compartilhamento.',
      'Confira o endereço do servidor.',
    ],
    wrong_server: ['Nenhum servidor do Infisical responde neste endereço.', 'Confira o endereço do servidor.'],
    server_too_old: ['Este Infisical é mais antigo que o sharelink.', 'Peça a quem o administra que o atualize.'],
    sign_in_required: ['Este servidor pede um token de acesso.', 'Fale com quem o administra.'],
    not_permitted: ['Este servidor não permite que você crie links.', 'Fale com quem o administra.'],
    token_rejected: ['O servidor não aceita este token.', 'Confira-o ou obtenha outro.'],
    not_found: ['O servidor não conhece o que lhe foi pedido.', 'Confira o endereço do servidor.'],
    rate_limited: ['Este servidor não aceita mais segredos seus por enquanto.', 'Espere um momento e tente de novo.'],
    server_error: ['O servidor falhou.', 'Tente mais tarde.'],
    outcome_unknown: [
      'O pedido foi enviado ao servidor, e não há como saber o que resultou dele.',
      'Tente de novo: se o segredo foi guardado, ninguém tem o link dele, e ele expira sozinho.',
    ],
    reply_lost: [
      'A conexão caiu antes de a resposta chegar.',
      'Tente de novo: se o servidor guardou o segredo, ninguém tem o link dele, e ele expira sozinho.',
    ],
    no_answer_behind: [
      'O servidor por trás deste endereço não responde.',
      'Tente mais tarde: se o servidor guardou o segredo, ninguém tem o link dele, e ele expira sozinho.',
    ],
  },
  nothingToShare: 'Ainda não há nada para compartilhar. Escreva o segredo ou escolha um arquivo.',
  fileUnreadable: 'Não é possível ler este arquivo. Escolha outro.',

  ready: 'Seu link está pronto',
  link: 'Link',
  copyLink: 'Copiar o link',
  selected: 'O link está selecionado: pressione Ctrl+C para copiá-lo (no Mac, ⌘C).',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'Código QR do link',
  forEveryone: 'Qualquer pessoa que tenha este link pode ler o segredo. Envie-o só à pessoa a quem ele se destina.',
  withPassword: 'Só quem tem este link e a senha pode ler o segredo. Envie os dois separadamente.',
  opens: (views, dateMs) =>
    `Ele pode ser aberto ${views === undefined ? 'quantas vezes se quiser' : views === 1 ? 'uma única vez' : times(views)}${dateMs === undefined ? '' : `, até ${date(dateMs)}`}.`,
  expiresOn,
  encryptedHere:
    'O segredo foi criptografado neste navegador. O servidor não pode lê-lo, e esta página não pode mostrar o link de novo.',
  passOn: 'Compartilhar…',
  notPassedOn: 'Ele não foi repassado. Em vez disso, copie o link.',
  email: 'E-mail',
  copyAsMessage: 'Copiar como mensagem',
  messageSelected,
  messageSubject: 'Um segredo para você',
  messageStart: 'Aqui está um segredo para você.',
  messagePassword: 'Também é preciso uma senha, que chega por outro meio.',
  messageLink: 'Este link o abre:',
  saveQrCode: 'Salvar o código QR',
  wasItOpened: 'Ele foi aberto?',
  notOpened: 'Ele ainda não foi aberto.',
  wasOpened: (dateMs) =>
    dateMs === undefined ? 'Ele foi aberto.' : `Ele foi aberto, a última vez em ${date(dateMs)}.`,
  allOpened: 'Ele foi aberto tantas vezes quantas você permitiu. O link não abre mais.',
  hasExpired: 'Ele expirou. O link não abre mais.',
  isGone: 'O servidor não o tem mais: ele foi apagado, ou seu tempo acabou.',
  notKnown: 'Não foi possível saber.',
  deleteNow: 'Apagar agora',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: 'Compartilhar outro segredo',
  notCopied: 'O link ainda não foi copiado. Pressione o botão outra vez para continuar sem ele.',

  notOffered: [
    'Não é possível compartilhar segredos aqui',
    'Este servidor não permite que você crie links. Fale com quem o administra.',
  ],
  browserTooOld: [
    'Este navegador não consegue criptografar um segredo',
    'Ele é antigo demais. Atualize-o ou use outro navegador.',
  ],
};
