import type { ErrorSentences } from '../texts.js';

const OTHER_FILE = 'Escolha outro arquivo.';
const AGAIN = 'Copie, envie ou grave o arquivo de novo.';
const EXPORT_ANEW = 'Exporte-o como H.264 (MP4) no aplicativo em que foi editado';
const LATER = 'Tente mais tarde.';
const VALID = 'Os resultados da análise continuam válidos.';

const load: ErrorSentences['video_load_error'] = {
  empty: ({ name }) => `${name} está vazio (0 bytes). ${OTHER_FILE}`,
  http_status: ({ name, status }) =>
    `${name} não foi entregue pelo servidor (resposta ${status}). Verifique se o endereço está certo e ainda é válido.`,
  connection: ({ name }) => `${name} não foi carregado por inteiro: a conexão caiu. Tente de novo.`,
  unreachable: ({ name }) => `${name} não pôde ser acessado. Verifique o endereço e a conexão.`,
  revoked: ({ name }) => `${name} não está disponível neste endereço. Escolha o próprio arquivo.`,
  data_url: ({ name }) =>
    `${name} está danificado, ou é longo demais para um endereço neste navegador. Escolha o próprio arquivo.`,
  offline: 'Este dispositivo está sem conexão. Conecte-o e tente de novo.',
  mixed_content: ({ name }) =>
    `${name} está em um servidor sem criptografia, do qual os navegadores não carregam nada aqui. Use o endereço https.`,
  security_policy: ({ name }) =>
    `${name} não pode ser carregado: as regras de segurança desta página não permitem. Quem administra a página precisa autorizar.`,
  protocol: 'Nada é carregado de um endereço desse tipo. Informe um endereço https ou escolha um arquivo.',
  credentials:
    'Os navegadores não carregam nada de endereços com nome de usuário ou senha. Informe-o sem eles ou escolha um arquivo.',
  not_a_source: 'Isto não é um arquivo nem um endereço. Escolha um arquivo.',
  hash: ({ name }) => `${name} não chegou como foi enviado. Envie de novo.`,
};

const cors = ({ name }: { readonly name: string }) =>
  `${name} está em outro servidor, que não permite que esta página o leia (CORS), ou o arquivo não está lá. Salve o arquivo e escolha-o aqui.`;

export const errorReasons: ErrorSentences = {
  token_check_failed: {
    config: 'O serviço que a verifica está mal configurado. Quem o administra precisa conferir as configurações.',
    unreachable: 'Não foi possível acessar o serviço que a verifica. Verifique a conexão e tente de novo.',
    timeout: `O serviço que a verifica não respondeu a tempo. ${LATER}`,
    answer: `O serviço que a verifica deu uma resposta incompreensível. ${LATER}`,
    unsupported: 'Este navegador não consegue verificá-la. Use um navegador recente e um endereço https.',
    verifier: `A verificação falhou. ${LATER}`,
  },
  invalid_parameter: {
    not_after_start: 'O fim do trecho precisa vir depois do início.',
    beyond_the_end: 'O trecho vai além do fim do vídeo. Escolha um que esteja dentro dele.',
    no_frames: 'Este trecho não contém nenhum quadro. Escolha um mais longo.',
  },
  video_load_error: load,
  image_load_error: load,
  media_decode_error: {
    no_index: ({ name }) => `${name} não foi gravado até o fim ou está cortado. ${AGAIN}`,
    no_frames: ({ name }) => `${name} não contém nenhum quadro: está incompleto. ${AGAIN}`,
    truncated: ({ name, durationMs }) =>
      `${name} está cortado: o vídeo deveria durar ${durationMs}, mas falta o fim. ${AGAIN}`,
    damaged: ({ name }) => `${name} está danificado ou cortado. ${AGAIN}`,
  },
  unsupported_media: {
    not_a_video: ({ name, format, isVideo }) =>
      isVideo
        ? `${name} é um vídeo que os navegadores não leem${format ? ` (${format})` : ''}. Converta-o para MP4.`
        : `${name} não é um vídeo. Escolha um arquivo de vídeo, por exemplo MP4, MOV ou WebM.`,
    not_an_image: ({ name }) =>
      `${name} não é uma imagem que este navegador consiga ler, ou está danificada. Escolha uma imagem JPEG, PNG ou WebP.`,
    is_picture: ({ name, format, motion }) =>
      motion === 'animation'
        ? `${name} é uma imagem animada (${format}), que este navegador não lê como vídeo. Converta-a para MP4, ou analise a primeira imagem.`
        : motion === 'motion-photo'
          ? `${name} é uma foto com um vídeo curto dentro (${format}). Salve o vídeo pela galeria, ou analise a foto.`
          : `${name} é uma imagem (${format}), e é preciso um vídeo. Analise-a como imagem, ou escolha um vídeo.`,
    is_video: ({ name, format }) =>
      `${name} é um vídeo (${format}), e é preciso uma imagem. Analise-o como vídeo, ou escolha uma imagem.`,
    no_video_track: ({ name }) => `${name} não contém imagem, só som ou dados. Escolha um arquivo de vídeo.`,
    codec: ({ name, codec }) =>
      `${name} não pode ser lido por este navegador (${codec}). Converta-o para H.264 (MP4), ou tente outro navegador.`,
    edits: ({ name }) =>
      `${name} foi cortado de uma forma que não é lida aqui. ${EXPORT_ANEW}, ou tente outro navegador.`,
    edit_rate: ({ name }) => `${name} está acelerado ou desacelerado em alguns trechos. ${EXPORT_ANEW}.`,
    descriptions: ({ name }) =>
      `${name} é feito de pedaços codificados de formas diferentes. ${EXPORT_ANEW}, ou escolha um dos pedaços.`,
    too_large: ({ name, width, height }) =>
      `${name} tem ${width} × ${height} pixels, mais do que este navegador consegue desenhar. Escolha uma imagem menor.`,
  },
  cross_origin_video: { cors },
  cross_origin_image: { cors },
  backend_unavailable: {
    context_lost: 'O processador gráfico de repente ficou indisponível. Feche outras páginas e tente de novo.',
  },
  export_failed: {
    source: `O arquivo não pode mais ser lido, ou está danificado. Escolha-o de novo. ${VALID}`,
    encoder: `Este navegador não consegue gravá-lo. Tente outro navegador, ou um vídeo menor. ${VALID}`,
    storage: `Falta espaço ou memória no dispositivo. Libere espaço, feche outras páginas, ou escolha um vídeo mais curto. ${VALID}`,
    unsupported: `Este navegador não consegue gravar vídeos. Tente outro navegador. ${VALID}`,
    edits: `O vídeo foi cortado de uma forma que este navegador não consegue respeitar aqui. Tente outro navegador. ${VALID}`,
    not_a_video: 'Não se cria um vídeo a partir de uma imagem.',
    not_analysed: 'Analise primeiro um vídeo e espere o fim.',
    superseded: 'Desde então, outra coisa foi analisada. Tente de novo com o novo resultado.',
    stopped: `Tente de novo; se voltar a acontecer, talvez falte memória no dispositivo. ${VALID}`,
  },
  reference_error: {
    nobody: 'Não se vê ninguém. Escolha um vídeo que mostre a pessoa inteira.',
    no_repetition:
      'Nenhuma repetição foi encontrada. Escolha um vídeo que mostre pelo menos uma inteira, ou informe o início e o fim.',
    held: 'Mostra uma postura mantida. Escolha um vídeo de um movimento que se repete.',
    picture: 'É uma imagem. Escolha um vídeo do movimento.',
    unreadable: 'Não foi possível ler. Verifique o endereço e a conexão, ou escolha outro vídeo.',
    not_a_signature:
      'Este arquivo JSON não é uma assinatura. Escolha um vídeo do movimento, ou uma assinatura salva aqui.',
    wrong_part: 'O trecho indicado no endereço não existe. Escreva por exemplo #t=2,4.5.',
  },
  internal_error: {
    worker_lost:
      'A análise foi interrompida. Tente de novo; se voltar a acontecer, talvez falte memória: feche outras páginas, ou escolha um vídeo menor.',
  },
};
