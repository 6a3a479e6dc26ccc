/**
 * Other names for codecs that files name oddly.
 */
import { expect } from 'chai';
import { otherNames } from '../../src/media/codec-strings.js';

const SIZE = { width: 640, height: 360 };

describe('other names for a codec', () => {
  it('have a level for VP9 recordings that state none', () => {
    const names = otherNames({ codec: 'vp09.00.00.08', ...SIZE });
    expect(names[0]).to.equal('vp09.00.30.08');
    expect(names).to.include('vp09.00.51.08');
    expect(names).not.to.include('vp09.00.10.08');
  });

  it('keep the colours of VP9 first, and leave them out then', () => {
    const names = otherNames({ codec: 'vp09.02.00.10.01.09.16.09.00', ...SIZE });
    expect(names.slice(0, 2)).to.deep.equal(['vp09.02.30.10.01.09.16.09.00', 'vp09.02.30.10']);
    expect(otherNames({ codec: 'vp09.07.00.00', ...SIZE })[0]).to.equal('vp09.00.30.08');
  });

  it('are those of the stream itself for H.264 with an odd header', () => {
    // Version, profile, constraints, level, lengths, one parameter set of four bytes: its header and Main 3.1.
    const description = new Uint8Array([1, 0, 0, 0, 0xff, 0xe1, 0, 4, 0x67, 0x4d, 0x40, 0x1f]);
    const names = otherNames({ codec: 'avc1.000000', description, ...SIZE });
    expect(names.slice(0, 2)).to.deep.equal(['avc1.4D401F', 'avc3.4D401F']);
    expect(names).to.include('avc1.64001E');
    expect(otherNames({ codec: 'avc1.640000', ...SIZE })[0]).to.equal('avc1.64001E');
    expect(otherNames({ codec: 'avc1', ...SIZE })[0]).to.equal('avc1.64001E');
  });

  it('are of both kinds for HEVC, and of a level where there is none', () => {
    expect(otherNames({ codec: 'hev1.1.6.L93.B0', ...SIZE })[0]).to.equal('hvc1.1.6.L93.B0');
    expect(otherNames({ codec: 'hvc1.2.4.L0.90', ...SIZE })).to.include.members(['hev1.2.4.L93.90', 'hvc1.2.4.L93.B0']);
    expect(otherNames({ codec: 'hvc1.2.4.L0.90', ...SIZE }), 'of 10 bits').not.to.include('hvc1.1.6.L93.B0');
  });

  it('have a level for AV1 recordings that state an odd one', () => {
    expect(otherNames({ codec: 'av01.0.31M.08', ...SIZE })[0]).to.equal('av01.0.04M.08');
    expect(otherNames({ codec: 'av01.0.31M.08.0.110', width: 8192, height: 8192 })[0]).to.equal('av01.0.16M.08.0.110');
  });

  it('are none for a codec that has only one, and never the one that was refused', () => {
    expect(otherNames({ codec: 'vp8', ...SIZE })).to.deep.equal([]);
    expect(otherNames({ codec: 'vp09.00.30.08', ...SIZE })).not.to.include('vp09.00.30.08');
  });
});
