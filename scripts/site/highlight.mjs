/**
 * Code with its parts marked by classes, when the site is made: the pages' policy allows no inline styles, and visitors
 * load no program for it.
 */
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import dart from 'highlight.js/lib/languages/dart';
import http from 'highlight.js/lib/languages/http';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import nginx from 'highlight.js/lib/languages/nginx';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import { escapeHtml } from './html.mjs';

/** What documents call their languages. */
const LANGUAGES = {
  sh: bash,
  csharp,
  css,
  dart,
  html: xml,
  http,
  java,
  js: javascript,
  json,
  kotlin,
  nginx,
  swift,
  ts: typescript,
  tsx: typescript,
  vue: xml,
  xml,
};

for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);
// HTML holds these.
hljs.registerLanguage('javascript', javascript);

/** Code that is only text, and languages that the library does not know. */
const PLAIN = ['', 'text', 'caddy'];

/**
 * @param {string} code
 * @param {string} language as documents call it; empty for plain text
 * @returns {string | undefined} HTML; undefined where the language is unknown
 */
export function highlight(code, language) {
  if (PLAIN.includes(language)) return escapeHtml(code);
  if (!Object.hasOwn(LANGUAGES, language)) return undefined;
  return hljs.highlight(code, { language }).value;
}
