import type { ErrorSentences } from '../texts.js';

const OTHER_FILE = '別のファイルを選んでください。';
const AGAIN = 'コピー、アップロード、または撮影をやり直してください。';
const FROM_EDITOR = '編集したアプリから H.264(MP4)で';
const LATER = '時間をおいて、もう一度お試しください。';
const VALID = '解析の結果はそのまま有効です。';

const load: ErrorSentences['video_load_error'] = {
  empty: ({ name }) => `${name} は空です(0 バイト)。${OTHER_FILE}`,
  http_status: ({ name, status }) =>
    `サーバーから ${name} を取得できませんでした(応答 ${status})。アドレスが正しく、まだ有効か確認してください。`,
  connection: ({ name }) => `${name} の読み込み中に接続が切れました。もう一度お試しください。`,
  unreachable: ({ name }) => `${name} に接続できませんでした。アドレスと接続を確認してください。`,
  revoked: ({ name }) => `${name} は、このアドレスでは利用できません。ファイルそのものを選んでください。`,
  data_url: ({ name }) =>
    `${name} は壊れているか、このブラウザーで扱えるアドレスの長さを超えています。ファイルそのものを選んでください。`,
  offline: 'この端末はオフラインです。接続してから、もう一度お試しください。',
  mixed_content: ({ name }) =>
    `${name} は暗号化されていないサーバーにあり、ブラウザーはここでは読み込みません。https のアドレスを使ってください。`,
  security_policy: ({ name }) =>
    `このページのセキュリティ設定により、${name} を読み込めません。ページの管理者による許可が必要です。`,
  protocol: 'この種類のアドレスからは読み込めません。https のアドレスを指定するか、ファイルを選んでください。',
  credentials:
    'ユーザー名やパスワードを含むアドレスからは、ブラウザーは読み込みません。それらを除いて指定するか、ファイルを選んでください。',
  not_a_source: 'ファイルでもアドレスでもありません。ファイルを選んでください。',
  hash: ({ name }) => `${name} は送信されたとおりに届きませんでした。もう一度送信してください。`,
};

const cors = ({ name }: { readonly name: string }) =>
  `${name} は別のサーバーにあり、このページからの読み取りが許可されていないか(CORS)、ファイルが存在しません。ファイルを保存し、ここで選んでください。`;

export const errorReasons: ErrorSentences = {
  token_check_failed: {
    config: 'キーを確認するサービスの設定に誤りがあります。サービスの管理者による設定の確認が必要です。',
    unreachable: 'キーを確認するサービスに接続できませんでした。接続を確認して、もう一度お試しください。',
    timeout: `キーを確認するサービスから時間内に応答がありませんでした。${LATER}`,
    answer: `キーを確認するサービスの応答を理解できませんでした。${LATER}`,
    unsupported: 'このブラウザーではキーを確認できません。新しいブラウザーと https のアドレスをお使いください。',
    verifier: `キーの確認に失敗しました。${LATER}`,
  },
  invalid_parameter: {
    not_after_start: '範囲の終わりは、始まりより後にしてください。',
    beyond_the_end: '範囲が動画の終わりを超えています。動画に収まる範囲を選んでください。',
    no_frames: 'この範囲には画像が 1 枚もありません。もっと長い範囲を選んでください。',
  },
  video_load_error: load,
  image_load_error: load,
  media_decode_error: {
    no_index: ({ name }) => `${name} は最後まで書き込まれていないか、途中で切れています。${AGAIN}`,
    no_frames: ({ name }) => `${name} には画像が 1 枚もなく、不完全です。${AGAIN}`,
    truncated: ({ name, durationMs }) =>
      `${name} は途中で切れています。長さは ${durationMs} のはずですが、終わりがありません。${AGAIN}`,
    damaged: ({ name }) => `${name} は壊れているか、途中で切れています。${AGAIN}`,
  },
  unsupported_media: {
    not_a_video: ({ name, format, isVideo }) =>
      isVideo
        ? `${name} は、ブラウザーが読み取れない種類の動画です${format ? `(${format})` : ''}。MP4 に変換してください。`
        : `${name} は動画ではありません。MP4、MOV、WebM などの動画ファイルを選んでください。`,
    not_an_image: ({ name }) =>
      `${name} は、このブラウザーで読み取れる画像ではないか、壊れています。JPEG、PNG、WebP の画像を選んでください。`,
    is_picture: ({ name, format, motion }) =>
      motion === 'animation'
        ? `${name} は動く画像(${format})で、このブラウザーでは動画として読み取れません。MP4 に変換するか、最初の画像を解析してください。`
        : motion === 'motion-photo'
          ? `${name} は短い動画を含む写真(${format})です。ギャラリーから動画を保存するか、写真を解析してください。`
          : `${name} は画像(${format})ですが、必要なのは動画です。画像として解析するか、動画を選んでください。`,
    is_video: ({ name, format }) =>
      `${name} は動画(${format})ですが、必要なのは画像です。動画として解析するか、画像を選んでください。`,
    no_video_track: ({ name }) => `${name} に映像はなく、音声またはデータだけです。動画ファイルを選んでください。`,
    codec: ({ name, codec }) =>
      `このブラウザーでは ${name} を読み取れません(${codec})。H.264(MP4)に変換するか、別のブラウザーをお試しください。`,
    edits: ({ name }) =>
      `${name} は、ここでは読み取れない方法で編集されています。${FROM_EDITOR}書き出すか、別のブラウザーをお試しください。`,
    edit_rate: ({ name }) => `${name} には、再生速度が変えられた部分があります。${FROM_EDITOR}書き出してください。`,
    descriptions: ({ name }) =>
      `${name} は、異なる形式の動画をつなぎ合わせたものです。${FROM_EDITOR}書き出すか、そのうちの 1 つを選んでください。`,
    too_large: ({ name, width, height }) =>
      `${name} は ${width} × ${height} ピクセルで、このブラウザーで描ける大きさを超えています。もっと小さい画像を選んでください。`,
  },
  cross_origin_video: { cors },
  cross_origin_image: { cors },
  backend_unavailable: {
    context_lost: '画像処理装置(GPU)が突然使えなくなりました。ほかのページを閉じて、もう一度お試しください。',
  },
  export_failed: {
    source: `ファイルを読み取れなくなったか、ファイルが壊れています。もう一度選んでください。${VALID}`,
    encoder: `このブラウザーでは書き込めません。別のブラウザーか、もっと小さい動画をお試しください。${VALID}`,
    storage: `端末の空き容量またはメモリーが足りません。空きを増やすか、ほかのページを閉じるか、もっと短い動画を選んでください。${VALID}`,
    unsupported: `このブラウザーでは動画を作成できません。別のブラウザーをお試しください。${VALID}`,
    edits: `この動画の編集方法は、このブラウザーでは再現できません。別のブラウザーをお試しください。${VALID}`,
    not_a_video: '画像から動画は作成できません。',
    not_analysed: '先に動画を解析し、終わるまでお待ちください。',
    superseded: 'その後、別のものが解析されました。新しい結果でもう一度お試しください。',
    stopped: `もう一度お試しください。繰り返す場合は、端末のメモリーが足りない可能性があります。${VALID}`,
  },
  reference_error: {
    nobody: '人が映っていません。全身が映っている動画を選んでください。',
    no_repetition:
      '反復が見つかりませんでした。少なくとも 1 回分が映っている動画を選ぶか、始まりと終わりを指定してください。',
    held: '静止した姿勢が映っています。繰り返す動きの動画を選んでください。',
    picture: 'これは画像です。動きの動画を選んでください。',
    unreadable: '読み取れませんでした。アドレスと接続を確認するか、別の動画を選んでください。',
    not_a_signature:
      'この JSON ファイルはシグネチャではありません。動きの動画か、ここで保存したシグネチャを選んでください。',
    wrong_part: 'アドレスが示す範囲は存在しません。例:#t=2,4.5',
  },
  internal_error: {
    worker_lost:
      '解析が中断されました。もう一度お試しください。繰り返す場合は、メモリーが足りない可能性があります。ほかのページを閉じるか、もっと小さい動画を選んでください。',
  },
};
