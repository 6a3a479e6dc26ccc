import type { ErrorSentences } from '../texts.js';

const OTHER_FILE = 'Eine andere Datei auswählen.';
const AGAIN = 'Noch einmal kopieren, hochladen oder aufnehmen.';
const EXPORT_ANEW = 'In der App, die es geschnitten hat, als H.264 (MP4) exportieren';
const NOT_CONFIGURED = 'Wer diesen Dienst betreibt, muss seine Einstellungen prüfen.';
const LATER = 'Später erneut versuchen.';
const VALID = 'Das Ergebnis der Analyse bleibt gültig.';

const load: ErrorSentences['video_load_error'] = {
  empty: ({ name }) => `${name} ist leer (0 Byte). ${OTHER_FILE}`,
  http_status: ({ name, status }) =>
    `${name} wurde vom Server nicht herausgegeben (Antwort ${status}). Prüfen, ob die Adresse stimmt und noch gilt.`,
  connection: ({ name }) => `${name} wurde nicht vollständig geladen: Die Verbindung brach ab. Erneut versuchen.`,
  unreachable: ({ name }) => `${name} ist nicht zu erreichen. Adresse und Verbindung prüfen.`,
  revoked: ({ name }) => `${name} ist unter dieser Adresse nicht verfügbar. Die Datei selbst auswählen.`,
  data_url: ({ name }) =>
    `${name} ist beschädigt, oder zu lang für eine Adresse in diesem Browser. Die Datei selbst auswählen.`,
  offline: 'Dieses Gerät ist offline. Verbinden und erneut versuchen.',
  mixed_content: ({ name }) =>
    `${name} liegt auf einem unverschlüsselten Server, von dem Browser hier nichts laden. Die https-Adresse verwenden.`,
  security_policy: ({ name }) =>
    `${name} darf nach den Sicherheitsregeln dieser Seite nicht geladen werden. Wer die Seite betreibt, muss es zulassen.`,
  protocol: 'Von einer Adresse dieser Art wird nichts geladen. Eine https-Adresse angeben oder eine Datei auswählen.',
  credentials:
    'Browser laden nichts von Adressen mit Benutzernamen oder Passwort. Die Adresse ohne beides angeben oder eine Datei auswählen.',
  not_a_source: 'Das ist weder eine Datei noch eine Adresse. Eine Datei auswählen.',
  hash: ({ name }) => `${name} ist nicht so angekommen, wie es gesendet wurde. Noch einmal senden.`,
};

const cors = ({ name }: { readonly name: string }) =>
  `${name} liegt auf einem anderen Server, der dieser Seite das Lesen nicht erlaubt (CORS), oder es gibt die Datei dort nicht. Die Datei speichern und hier auswählen.`;

export const errorReasons: ErrorSentences = {
  token_check_failed: {
    config: `Der Dienst, der ihn prüft, ist falsch eingerichtet. ${NOT_CONFIGURED}`,
    unreachable: 'Der Dienst, der ihn prüft, ist nicht zu erreichen. Verbindung prüfen und erneut versuchen.',
    timeout: `Der Dienst, der ihn prüft, hat nicht rechtzeitig geantwortet. ${LATER}`,
    answer: `Der Dienst, der ihn prüft, hat etwas Unverständliches geantwortet. ${LATER}`,
    unsupported: 'Dieser Browser kann ihn nicht prüfen. Einen aktuellen Browser und eine https-Adresse verwenden.',
    verifier: `Die Prüfung ist fehlgeschlagen. ${LATER}`,
  },
  invalid_parameter: {
    not_after_start: 'Das Ende des Ausschnitts muss nach seinem Anfang liegen.',
    beyond_the_end: 'Der Ausschnitt reicht über das Ende des Videos hinaus. Einen Ausschnitt innerhalb wählen.',
    no_frames: 'In diesem Ausschnitt liegt kein einziges Bild. Einen längeren wählen.',
  },
  video_load_error: load,
  image_load_error: load,
  media_decode_error: {
    no_index: ({ name }) => `${name} wurde nicht zu Ende geschrieben oder ist abgeschnitten. ${AGAIN}`,
    no_frames: ({ name }) => `${name} enthält kein einziges Bild, ist also unvollständig. ${AGAIN}`,
    truncated: ({ name, durationMs }) =>
      `${name} ist abgeschnitten: Das Video sollte ${durationMs} lang sein, aber sein Ende fehlt. ${AGAIN}`,
    damaged: ({ name }) => `${name} ist beschädigt oder abgeschnitten. ${AGAIN}`,
  },
  unsupported_media: {
    not_a_video: ({ name, format, isVideo }) =>
      isVideo
        ? `${name} ist ein Video, das Browser nicht lesen${format ? ` (${format})` : ''}. In MP4 umwandeln.`
        : `${name} ist kein Video. Eine Videodatei auswählen, etwa MP4, MOV oder WebM.`,
    not_an_image: ({ name }) =>
      `${name} ist kein Bild, das dieser Browser lesen kann, oder ist beschädigt. Ein Bild im Format JPEG, PNG oder WebP auswählen.`,
    is_picture: ({ name, format, motion }) =>
      motion === 'animation'
        ? `${name} ist ein bewegtes Bild (${format}), das dieser Browser nicht als Video liest. In MP4 umwandeln, oder das erste Bild analysieren.`
        : motion === 'motion-photo'
          ? `${name} ist ein Foto mit kurzem Video darin (${format}). Das Video aus der Galerie speichern, oder das Foto analysieren.`
          : `${name} ist ein Bild (${format}), gebraucht wird ein Video. Als Bild analysieren, oder ein Video auswählen.`,
    is_video: ({ name, format }) =>
      `${name} ist ein Video (${format}), gebraucht wird ein Bild. Als Video analysieren, oder ein Bild auswählen.`,
    no_video_track: ({ name }) => `${name} enthält kein Bild, nur Ton oder Daten. Eine Videodatei auswählen.`,
    codec: ({ name, codec }) =>
      `${name} ist für diesen Browser nicht lesbar (${codec}). In H.264 (MP4) umwandeln, oder einen anderen Browser verwenden.`,
    edits: ({ name }) =>
      `${name} wurde auf eine Weise geschnitten, die hier nicht gelesen wird. ${EXPORT_ANEW}, oder einen anderen Browser verwenden.`,
    edit_rate: ({ name }) => `${name} wird stellenweise schneller oder langsamer abgespielt. ${EXPORT_ANEW}.`,
    descriptions: ({ name }) =>
      `${name} besteht aus Stücken, die verschieden kodiert sind. ${EXPORT_ANEW}, oder eines der Stücke auswählen.`,
    too_large: ({ name, width, height }) =>
      `${name} hat ${width} × ${height} Pixel, mehr als dieser Browser zeichnen kann. Ein kleineres Bild auswählen.`,
  },
  cross_origin_video: { cors },
  cross_origin_image: { cors },
  backend_unavailable: {
    context_lost:
      'Der Grafikprozessor stand plötzlich nicht mehr zur Verfügung. Erneut versuchen, und andere Seiten schließen.',
  },
  export_failed: {
    source: `Die Datei lässt sich nicht mehr lesen oder ist beschädigt. Noch einmal auswählen. ${VALID}`,
    encoder: `Dieser Browser kann es nicht schreiben. Einen anderen Browser oder ein kleineres Video versuchen. ${VALID}`,
    storage: `Auf dem Gerät ist zu wenig Speicherplatz oder Arbeitsspeicher frei. Etwas löschen, andere Seiten schließen, oder ein kürzeres Video verwenden. ${VALID}`,
    unsupported: `Dieser Browser kann keine Videos schreiben. Einen anderen Browser verwenden. ${VALID}`,
    edits: `Das Video wurde auf eine Weise geschnitten, die dieser Browser hier nicht beachten kann. Einen anderen Browser verwenden. ${VALID}`,
    not_a_video: 'Aus einem Bild lässt sich kein Video erstellen.',
    not_analysed: 'Zuerst ein Video analysieren und das Ende abwarten.',
    superseded: 'Inzwischen wurde etwas anderes analysiert. Mit dem neuen Ergebnis noch einmal versuchen.',
    stopped: `Erneut versuchen. Kommt es wieder, hat das Gerät vielleicht zu wenig Arbeitsspeicher. ${VALID}`,
  },
  reference_error: {
    nobody: 'Darin ist niemand zu sehen. Ein Video nehmen, das die ganze Person zeigt.',
    no_repetition:
      'Darin wurde keine Wiederholung gefunden. Ein Video nehmen, das mindestens eine ganze zeigt, oder deren Anfang und Ende angeben.',
    held: 'Darin wird eine Haltung gehalten. Ein Video einer Bewegung nehmen, die sich wiederholt.',
    picture: 'Das ist ein Bild. Ein Video der Bewegung nehmen.',
    unreadable: 'Sie ließ sich nicht lesen. Adresse und Verbindung prüfen, oder ein anderes Video nehmen.',
    not_a_signature:
      'Diese JSON-Datei ist keine Signatur. Ein Video der Bewegung nehmen, oder eine Signatur, die hier gespeichert wurde.',
    wrong_part: 'Den Ausschnitt, den die Adresse nennt, gibt es nicht. Zum Beispiel so: #t=2,4.5.',
  },
  internal_error: {
    worker_lost:
      'Die Analyse ist abgebrochen. Erneut versuchen. Kommt es wieder, ist vielleicht der Arbeitsspeicher knapp: andere Seiten schließen, oder ein kleineres Video auswählen.',
  },
};
