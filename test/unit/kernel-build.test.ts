/**
 * Which build of the kernels is taken: what WebAssembly says of itself is replaced, nothing else.
 */
import { expect } from 'chai';
import { chooseBuild, hasSimd } from '../../src/pose/kernels/choose-build.js';

describe('the build of the kernels', () => {
  const { validate, Instance } = WebAssembly;
  const real = WebAssembly;

  afterEach(() => {
    Object.assign(globalThis, { WebAssembly: real });
    Object.assign(WebAssembly, { validate, Instance });
  });

  /** A WebAssembly that takes only some of the modules that it is asked for, and multiplies and adds in its own way. */
  const withFeatures = (answers: readonly boolean[], madd: (a: number, b: number, c: number) => number = () => NaN) => {
    const asked = answers[Symbol.iterator]();
    Object.assign(WebAssembly, {
      validate: () => asked.next().value ?? false,
      Instance: class {
        readonly exports = { f: madd };
      },
      Module: class {},
    });
  };
  const { Module } = WebAssembly;
  afterEach(() => Object.assign(WebAssembly, { Module }));

  it('is that with relaxed SIMD where it rounds once', () => {
    withFeatures([true, true], () => 2 ** -24);
    expect(chooseBuild()).to.deep.equal({ build: 'relaxed-simd' });
  });

  it('is that with SIMD where relaxed SIMD rounds twice', () => {
    withFeatures([true, true], (a, b, c) => Math.fround(Math.fround(a * b) + c));
    expect(chooseBuild()).to.deep.equal({ build: 'simd', reason: 'relaxed SIMD rounds twice on this processor' });
  });

  it('is that with SIMD where there is no relaxed SIMD', () => {
    withFeatures([true, false]);
    expect(chooseBuild()).to.deep.equal({ build: 'simd', reason: 'this browser has no relaxed SIMD' });
  });

  it('is none where there is no SIMD, or no WebAssembly', () => {
    withFeatures([false]);
    expect(chooseBuild()).to.deep.equal({ reason: 'this browser has no WebAssembly with SIMD' });
    Object.assign(globalThis, { WebAssembly: undefined });
    expect(hasSimd()).to.equal(false);
    expect(chooseBuild().build).to.equal(undefined);
  });

  it('is asked for with modules that are none of them damaged', () => {
    // Which of them an engine takes is its own; the first is in all that are supported.
    expect(hasSimd()).to.equal(true);
    expect(chooseBuild().build).to.be.a('string');
  });
});
