/**
 * Ready-made configuration of other servers, with the same headers and caching as `serve`.
 */
import { CACHE_HASHED, CACHE_OTHER, HASHED_FOLDERS, securityHeaders } from './policy.mjs';

/** @typedef {import('./policy.mjs').PolicyOptions} PolicyOptions */

const COMPRESSED_TYPES = [
  'text/css',
  'text/javascript',
  'application/javascript',
  'application/json',
  'application/wasm',
];

/** The folders of pages, as clients may ask for them. */
const PAGE_FOLDERS = ['/pose_tracker/upload_tracking', '/pose_tracker/documentation'];

/** Where the package's `dist/` is taken to lie. */
const ROOT = '/srv/pose-upload-tracker';

/** The files by their names: each is made from the policy's options. */
export const HOSTING_FILES = {
  'nginx.conf': nginx,
  Caddyfile: caddy,
  _headers: staticHost,
};

/**
 * A file for nginx's `conf.d/`.
 * @param {PolicyOptions} [options]
 */
export function nginx(options) {
  const hashed = HASHED_FOLDERS.map((folder) => `    "~^(200|206|304) ${folder}" "${CACHE_HASHED}";\n`).join('');
  const headers = Object.entries(securityHeaders(options))
    .map(([name, value]) => `    add_header ${name} "${value}" always;\n`)
    .join('');
  return `${head('nginx: put it into conf.d/')}
# With the status: what is missing today may be there tomorrow.
map "$status $uri" $pose_cache_control {
    default "${CACHE_OTHER}";
${hashed}}

# Addresses of the endpoint page hold tokens: this format leaves out the query, which "combined" would write down.
log_format pose_without_query '$remote_addr [$time_local] "$request_method $uri" $status $body_bytes_sent';

server {
    listen 8080;
    root ${ROOT};
    index index.html;
    error_page 404 /404.html;
    absolute_redirect off;
    access_log /var/log/nginx/access.log pose_without_query;

    # nginx knows application/wasm from 1.21.4 on; WebAssembly does not run under another type.
    include mime.types;
    default_type application/octet-stream;

    gzip on;
    gzip_vary on;
    gzip_min_length 1000;
    gzip_types ${COMPRESSED_TYPES.join(' ')};

    # An add_header inside of a location would switch all of these off there.
    add_header Cache-Control $pose_cache_control always;
${headers}
    location / {
        try_files $uri $uri/ =404;
    }
}
`;
}

/**
 * A Caddyfile.
 * @param {PolicyOptions} [options]
 */
export function caddy(options) {
  const folders = HASHED_FOLDERS.map((folder) => `${folder}*`).join(' ');
  return `${head('Caddy')}
# Write a host name in place of ":8080" for TLS. A log, which is off here, would hold tokens: filter the query out of
# request>uri.
:8080 {
	root * ${ROOT}
	encode {
		zstd
		gzip
		match {
			header Content-Type text/*
			header Content-Type application/json*
			header Content-Type application/javascript*
			header Content-Type application/wasm*
		}
	}

	@hashed path ${folders}
	@other not path ${folders}
	header @hashed Cache-Control "${CACHE_HASHED}"
	header @other Cache-Control "${CACHE_OTHER}"
	header {
${Object.entries(securityHeaders(options))
  .map(([name, value]) => `\t\t${name} "${value}"\n`)
  .join('')}	}

	# Caddy's own redirect to a folder loses the query, and the token with it.
	@folder path ${PAGE_FOLDERS.join(' ')}
	redir @folder {path}/?{query} 308

	file_server
	handle_errors {
		header Cache-Control "${CACHE_OTHER}"
		rewrite * /404.html
		file_server
	}
}
`;
}

/**
 * The file `_headers` that static hosts read. It says nothing of the cache for other files: such hosts ask for those
 * again each time by themselves, and some would send both lines.
 * @param {PolicyOptions} [options]
 */
export function staticHost(options) {
  return `${head('a static host: put it beside the files of dist/')}
/*
${Object.entries(securityHeaders(options))
  .map(([name, value]) => `  ${name}: ${value}\n`)
  .join('')}
${HASHED_FOLDERS.map((folder) => `${folder}*\n  Cache-Control: ${CACHE_HASHED}\n`).join('\n')}`;
}

/** @param {string} what */
function head(what) {
  return `# pose-upload-tracker behind ${what}.
# Other origins and options: npx pose-upload-tracker serve --print nginx.conf|Caddyfile|_headers --frame-ancestors …
`;
}
