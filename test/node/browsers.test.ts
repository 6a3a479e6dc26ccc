import { expect } from 'chai';
import { installText, parseEngines } from '../../scripts/browsers.mjs';

describe('browsers', () => {
  it('reads engine lists', () => {
    expect(parseEngines(undefined)).to.deep.equal(['chromium']);
    expect(parseEngines('firefox, webkit')).to.deep.equal(['firefox', 'webkit']);
    expect(parseEngines('all')).to.deep.equal(['chromium', 'firefox', 'webkit']);
    expect(() => parseEngines('opera')).to.throw(/Unknown engine "opera"/);
  });

  it('says what to install on each system', () => {
    const debian = installText(['chromium'], { platform: 'linux', debian: true });
    expect(debian).to.contain('sudo apt-get update && sudo apt-get install -y chromium');
    const fedora = installText(['firefox'], { platform: 'linux', debian: false, fedora: true });
    expect(fedora).to.contain('sudo dnf install -y firefox');
    expect(installText(['chromium'], { platform: 'darwin' })).to.contain('brew install --cask google-chrome');
    expect(installText(['firefox'], { platform: 'win32' })).to.contain('winget install Mozilla.Firefox');
  });
});
