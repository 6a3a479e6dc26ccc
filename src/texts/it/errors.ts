import type { ErrorSentences } from '../texts.js';

const OTHER_FILE = 'Scegli un altro file.';
const AGAIN = 'Copialo, caricalo o registralo di nuovo.';
const EXPORT_ANEW = 'Esportalo in H.264 (MP4) dall’app con cui è stato montato';
const LATER = 'Riprova più tardi.';
const VALID = 'I risultati dell’analisi restano validi.';

const load: ErrorSentences['video_load_error'] = {
  empty: ({ name }) => `${name} è vuoto (0 byte). ${OTHER_FILE}`,
  http_status: ({ name, status }) =>
    `${name} non è stato fornito dal server (risposta ${status}). Controlla che l’indirizzo sia giusto e ancora valido.`,
  connection: ({ name }) => `${name} non è stato caricato per intero: la connessione si è interrotta. Riprova.`,
  unreachable: ({ name }) => `${name} non è raggiungibile. Controlla l’indirizzo e la connessione.`,
  revoked: ({ name }) => `${name} non è disponibile a questo indirizzo. Scegli il file stesso.`,
  data_url: ({ name }) =>
    `${name} è danneggiato, o troppo lungo per un indirizzo in questo browser. Scegli il file stesso.`,
  offline: 'Questo dispositivo non è connesso. Connettilo e riprova.',
  mixed_content: ({ name }) =>
    `${name} si trova su un server non cifrato, da cui i browser qui non caricano nulla. Usa il suo indirizzo https.`,
  security_policy: ({ name }) =>
    `${name} non può essere caricato: le regole di sicurezza di questa pagina non lo permettono. Deve autorizzarlo chi gestisce la pagina.`,
  protocol: 'Da un indirizzo di questo tipo non si carica nulla. Indica un indirizzo https o scegli un file.',
  credentials:
    'I browser non caricano nulla da indirizzi con nome utente o password. Indicalo senza, o scegli un file.',
  not_a_source: 'Non è né un file né un indirizzo. Scegli un file.',
  hash: ({ name }) => `${name} non è arrivato come è stato inviato. Invialo di nuovo.`,
};

const cors = ({ name }: { readonly name: string }) =>
  `${name} si trova su un altro server, che non permette a questa pagina di leggerlo (CORS), oppure il file lì non c’è. Salva il file e sceglilo qui.`;

export const errorReasons: ErrorSentences = {
  token_check_failed: {
    config: 'Il servizio che la verifica è configurato male. Chi lo gestisce deve controllarne le impostazioni.',
    unreachable: 'Il servizio che la verifica non è raggiungibile. Controlla la connessione e riprova.',
    timeout: `Il servizio che la verifica non ha risposto in tempo. ${LATER}`,
    answer: `Il servizio che la verifica ha dato una risposta incomprensibile. ${LATER}`,
    unsupported: 'Questo browser non può verificarla. Usa un browser recente e un indirizzo https.',
    verifier: `La verifica non è riuscita. ${LATER}`,
  },
  invalid_parameter: {
    not_after_start: 'La fine della parte deve venire dopo il suo inizio.',
    beyond_the_end: 'La parte va oltre la fine del video. Scegline una che vi sia compresa.',
    no_frames: 'Questa parte non contiene nemmeno un fotogramma. Scegline una più lunga.',
  },
  video_load_error: load,
  image_load_error: load,
  media_decode_error: {
    no_index: ({ name }) => `${name} non è stato scritto fino alla fine, o è troncato. ${AGAIN}`,
    no_frames: ({ name }) => `${name} non contiene nemmeno un fotogramma: è incompleto. ${AGAIN}`,
    truncated: ({ name, durationMs }) =>
      `${name} è troncato: il video dovrebbe durare ${durationMs}, ma manca la fine. ${AGAIN}`,
    damaged: ({ name }) => `${name} è danneggiato o troncato. ${AGAIN}`,
  },
  unsupported_media: {
    not_a_video: ({ name, format, isVideo }) =>
      isVideo
        ? `${name} è un video che i browser non leggono${format ? ` (${format})` : ''}. Convertilo in MP4.`
        : `${name} non è un video. Scegli un file video, per esempio MP4, MOV o WebM.`,
    not_an_image: ({ name }) =>
      `${name} non è un’immagine che questo browser può leggere, o è danneggiata. Scegli un’immagine JPEG, PNG o WebP.`,
    is_picture: ({ name, format, motion }) =>
      motion === 'animation'
        ? `${name} è un’immagine animata (${format}), che questo browser non legge come video. Convertila in MP4, o analizza la sua prima immagine.`
        : motion === 'motion-photo'
          ? `${name} è una foto che contiene un breve video (${format}). Salva il video dalla galleria, o analizza la foto.`
          : `${name} è un’immagine (${format}) e serve un video. Analizzala come immagine, o scegli un video.`,
    is_video: ({ name, format }) =>
      `${name} è un video (${format}) e serve un’immagine. Analizzalo come video, o scegli un’immagine.`,
    no_video_track: ({ name }) => `${name} non contiene immagini, solo suono o dati. Scegli un file video.`,
    codec: ({ name, codec }) =>
      `${name} non può essere letto da questo browser (${codec}). Convertilo in H.264 (MP4), o prova un altro browser.`,
    edits: ({ name }) =>
      `${name} è stato tagliato in un modo che qui non si legge. ${EXPORT_ANEW}, o prova un altro browser.`,
    edit_rate: ({ name }) => `${name} in alcuni punti è accelerato o rallentato. ${EXPORT_ANEW}.`,
    descriptions: ({ name }) =>
      `${name} è fatto di pezzi codificati in modi diversi. ${EXPORT_ANEW}, o scegli uno dei pezzi.`,
    too_large: ({ name, width, height }) =>
      `${name} ha ${width} × ${height} pixel, più di quanti questo browser possa disegnarne. Scegli un’immagine più piccola.`,
  },
  cross_origin_video: { cors },
  cross_origin_image: { cors },
  backend_unavailable: {
    context_lost: 'Il processore grafico all’improvviso non era più disponibile. Chiudi altre pagine e riprova.',
  },
  export_failed: {
    source: `Il file non si può più leggere, o è danneggiato. Sceglilo di nuovo. ${VALID}`,
    encoder: `Questo browser non può scriverlo. Prova un altro browser, o un video più piccolo. ${VALID}`,
    storage: `Sul dispositivo manca spazio o memoria. Libera spazio, chiudi altre pagine, o scegli un video più breve. ${VALID}`,
    unsupported: `Questo browser non può scrivere video. Prova un altro browser. ${VALID}`,
    edits: `Il video è stato tagliato in un modo che questo browser qui non può rispettare. Prova un altro browser. ${VALID}`,
    not_a_video: 'Da un’immagine non si può creare un video.',
    not_analysed: 'Analizza prima un video e aspetta la fine.',
    superseded: 'Nel frattempo è stato analizzato altro. Riprova con il nuovo risultato.',
    stopped: `Riprova; se si ripete, forse al dispositivo manca memoria. ${VALID}`,
  },
  reference_error: {
    nobody: 'Non si vede nessuno. Scegli un video che mostri tutta la persona.',
    no_repetition:
      'Non è stata trovata nessuna ripetizione. Scegli un video che ne mostri almeno una intera, o indicane inizio e fine.',
    held: 'Mostra una posizione tenuta. Scegli un video di un movimento che si ripete.',
    picture: 'È un’immagine. Scegli un video del movimento.',
    unreadable: 'Non è stato possibile leggerlo. Controlla indirizzo e connessione, o scegli un altro video.',
    not_a_signature: 'Questo file JSON non è una firma. Scegli un video del movimento, o una firma salvata qui.',
    wrong_part: 'La parte indicata nell’indirizzo non esiste. Scrivi per esempio #t=2,4.5.',
  },
  internal_error: {
    worker_lost:
      'L’analisi si è interrotta. Riprova; se si ripete, forse manca memoria: chiudi altre pagine, o scegli un video più piccolo.',
  },
};
