/**
 * Runs test pages in Chromium and Firefox through puppeteer-core.
 */
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { chromiumFlags } from '../browsers.mjs';
import { startDisplay } from './display.mjs';

/** @typedef {{ proxyPort: number, host: string }} Network */

/**
 * @param {import('../browsers.mjs').FoundBrowser} found
 * @param {Network} network
 */
export function chromiumLauncher(found, { proxyPort, host }) {
  const launcher = chromeLauncher({
    launchOptions: {
      executablePath: found.path,
      protocolTimeout: 600_000,
      args: [
        ...chromiumFlags(),
        // Plain addresses bypass the proxy by themselves; every other request ends there.
        `--proxy-server=http://${host}:${proxyPort}`,
        `--proxy-bypass-list=${host};localhost`,
      ],
    },
    concurrency: 1,
  });
  launcher.name = 'Chromium';
  return launcher;
}

/**
 * Firefox has WebGL only where it has a display, be it a virtual one; without any it runs headless.
 * @param {import('../browsers.mjs').FoundBrowser} found
 * @param {Network} network
 */
export async function firefoxLauncher(found, { proxyPort, host }) {
  const display = found.xvfb ? await startDisplay(found.xvfb) : undefined;
  const launcher = chromeLauncher({
    // @ts-expect-error the launcher's types ask for the whole module; it calls `launch` only
    puppeteer,
    launchOptions: {
      browser: 'firefox',
      executablePath: found.path,
      headless: display === undefined,
      env: { ...process.env, ...display },
      protocolTimeout: 600_000,
      extraPrefsFirefox: {
        'media.autoplay.default': 0,
        'network.proxy.type': 1,
        'network.proxy.http': host,
        'network.proxy.http_port': proxyPort,
        'network.proxy.ssl': host,
        'network.proxy.ssl_port': proxyPort,
        'network.proxy.allow_hijacking_localhost': false,
        'network.proxy.no_proxies_on': `${host}, localhost`,
        // Drawn in software too, where there is no GPU.
        'webgl.force-enabled': true,
        'dom.min_background_timeout_value': 4,
        'browser.safebrowsing.malware.enabled': false,
        'browser.safebrowsing.phishing.enabled': false,
        'media.gmp-manager.updateEnabled': false,
      },
    },
    concurrency: 1,
  });
  launcher.name = 'Firefox';
  return launcher;
}
