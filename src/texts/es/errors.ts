import type { ErrorSentences } from '../texts.js';

const OTHER_FILE = 'Elige otro archivo.';
const AGAIN = 'Cópialo, súbelo o grábalo de nuevo.';
const EXPORT_ANEW = 'Expórtalo como H.264 (MP4) desde la aplicación con la que se editó';
const LATER = 'Inténtalo más tarde.';
const VALID = 'Los resultados del análisis siguen siendo válidos.';

const load: ErrorSentences['video_load_error'] = {
  empty: ({ name }) => `${name} está vacío (0 bytes). ${OTHER_FILE}`,
  http_status: ({ name, status }) =>
    `${name} no se ha podido obtener del servidor (respuesta ${status}). Comprueba que la dirección es correcta y sigue siendo válida.`,
  connection: ({ name }) => `${name} no se ha cargado por completo: la conexión se ha cortado. Inténtalo de nuevo.`,
  unreachable: ({ name }) => `${name} no está accesible. Comprueba la dirección y la conexión.`,
  revoked: ({ name }) => `${name} no está disponible en esta dirección. Elige el archivo mismo.`,
  data_url: ({ name }) =>
    `${name} está dañado, o es demasiado largo para una dirección en este navegador. Elige el archivo mismo.`,
  offline: 'Este dispositivo no tiene conexión. Conéctalo e inténtalo de nuevo.',
  mixed_content: ({ name }) =>
    `${name} está en un servidor sin cifrado, del que los navegadores no cargan nada aquí. Usa su dirección https.`,
  security_policy: ({ name }) =>
    `${name} no se puede cargar: las reglas de seguridad de esta página no lo permiten. Tiene que autorizarlo quien gestiona la página.`,
  protocol: 'No se carga nada de una dirección de este tipo. Indica una dirección https o elige un archivo.',
  credentials:
    'Los navegadores no cargan nada de direcciones con usuario o contraseña. Indícala sin ellos o elige un archivo.',
  not_a_source: 'No es ni un archivo ni una dirección. Elige un archivo.',
  hash: ({ name }) => `${name} no ha llegado como se envió. Envíalo de nuevo.`,
};

const cors = ({ name }: { readonly name: string }) =>
  `${name} está en otro servidor, que no permite que esta página lo lea (CORS), o el archivo no está allí. Guarda el archivo y elígelo aquí.`;

export const errorReasons: ErrorSentences = {
  token_check_failed: {
    config: 'El servicio que la comprueba está mal configurado. Quien lo gestiona tiene que revisar sus ajustes.',
    unreachable: 'No se puede acceder al servicio que la comprueba. Comprueba la conexión e inténtalo de nuevo.',
    timeout: `El servicio que la comprueba no ha respondido a tiempo. ${LATER}`,
    answer: `El servicio que la comprueba ha dado una respuesta incomprensible. ${LATER}`,
    unsupported: 'Este navegador no puede comprobarla. Usa un navegador reciente y una dirección https.',
    verifier: `La comprobación ha fallado. ${LATER}`,
  },
  invalid_parameter: {
    not_after_start: 'El final de la parte tiene que ir después de su inicio.',
    beyond_the_end: 'La parte va más allá del final del vídeo. Elige una que esté dentro.',
    no_frames: 'Esta parte no contiene ninguna imagen. Elige una más larga.',
  },
  video_load_error: load,
  image_load_error: load,
  media_decode_error: {
    no_index: ({ name }) => `${name} no se terminó de escribir o está cortado. ${AGAIN}`,
    no_frames: ({ name }) => `${name} no contiene ni una sola imagen: está incompleto. ${AGAIN}`,
    truncated: ({ name, durationMs }) =>
      `${name} está cortado: el vídeo debería durar ${durationMs}, pero falta el final. ${AGAIN}`,
    damaged: ({ name }) => `${name} está dañado o cortado. ${AGAIN}`,
  },
  unsupported_media: {
    not_a_video: ({ name, format, isVideo }) =>
      isVideo
        ? `${name} es un vídeo que los navegadores no leen${format ? ` (${format})` : ''}. Conviértelo a MP4.`
        : `${name} no es un vídeo. Elige un archivo de vídeo, por ejemplo MP4, MOV o WebM.`,
    not_an_image: ({ name }) =>
      `${name} no es una imagen que este navegador pueda leer, o está dañada. Elige una imagen JPEG, PNG o WebP.`,
    is_picture: ({ name, format, motion }) =>
      motion === 'animation'
        ? `${name} es una imagen animada (${format}), que este navegador no lee como vídeo. Conviértela a MP4, o analiza su primera imagen.`
        : motion === 'motion-photo'
          ? `${name} es una foto con un vídeo corto dentro (${format}). Guarda el vídeo desde la galería, o analiza la foto.`
          : `${name} es una imagen (${format}) y hace falta un vídeo. Analízala como imagen, o elige un vídeo.`,
    is_video: ({ name, format }) =>
      `${name} es un vídeo (${format}) y hace falta una imagen. Analízalo como vídeo, o elige una imagen.`,
    no_video_track: ({ name }) => `${name} no contiene imagen, solo sonido o datos. Elige un archivo de vídeo.`,
    codec: ({ name, codec }) =>
      `${name} no se puede leer en este navegador (${codec}). Conviértelo a H.264 (MP4), o prueba con otro navegador.`,
    edits: ({ name }) =>
      `${name} se cortó de una manera que aquí no se lee. ${EXPORT_ANEW}, o prueba con otro navegador.`,
    edit_rate: ({ name }) => `${name} va más rápido o más lento en algunas partes. ${EXPORT_ANEW}.`,
    descriptions: ({ name }) =>
      `${name} se compone de trozos codificados de distinta manera. ${EXPORT_ANEW}, o elige uno de los trozos.`,
    too_large: ({ name, width, height }) =>
      `${name} tiene ${width} × ${height} píxeles, más de los que este navegador puede dibujar. Elige una imagen más pequeña.`,
  },
  cross_origin_video: { cors },
  cross_origin_image: { cors },
  backend_unavailable: {
    context_lost:
      'El procesador gráfico ha dejado de estar disponible de repente. Cierra otras páginas e inténtalo de nuevo.',
  },
  export_failed: {
    source: `El archivo ya no se puede leer, o está dañado. Elígelo de nuevo. ${VALID}`,
    encoder: `Este navegador no puede escribirlo. Prueba con otro navegador o con un vídeo más pequeño. ${VALID}`,
    storage: `Al dispositivo le falta espacio o memoria. Libera espacio, cierra otras páginas, o elige un vídeo más corto. ${VALID}`,
    unsupported: `Este navegador no puede escribir vídeos. Prueba con otro navegador. ${VALID}`,
    edits: `El vídeo se cortó de una manera que este navegador no puede respetar aquí. Prueba con otro navegador. ${VALID}`,
    not_a_video: 'De una imagen no se puede crear un vídeo.',
    not_analysed: 'Analiza primero un vídeo y espera a que termine.',
    superseded: 'Desde entonces se ha analizado otra cosa. Inténtalo de nuevo con el nuevo resultado.',
    stopped: `Inténtalo de nuevo; si se repite, puede que al dispositivo le falte memoria. ${VALID}`,
  },
  reference_error: {
    nobody: 'No se ve a nadie. Elige un vídeo que muestre a la persona entera.',
    no_repetition:
      'No se ha encontrado ninguna repetición. Elige un vídeo que muestre al menos una entera, o indica su inicio y su fin.',
    held: 'Muestra una postura mantenida. Elige un vídeo de un movimiento que se repita.',
    picture: 'Es una imagen. Elige un vídeo del movimiento.',
    unreadable: 'No se ha podido leer. Comprueba la dirección y la conexión, o elige otro vídeo.',
    not_a_signature: 'Este archivo JSON no es una firma. Elige un vídeo del movimiento, o una firma guardada aquí.',
    wrong_part: 'La parte que indica su dirección no existe. Escribe por ejemplo #t=2,4.5.',
  },
  internal_error: {
    worker_lost:
      'El análisis se ha interrumpido. Inténtalo de nuevo; si se repite, puede que falte memoria: cierra otras páginas o elige un vídeo más pequeño.',
  },
};
