import { expect } from 'chai';
import { readArguments } from '../../scripts/lib/analyze-arguments.mjs';

describe('arguments of npm run analyze', () => {
  const booleans = new Set(['keypoints', 'showUpload']);
  const read = (...args: string[]) => readArguments(args, booleans);

  it('become URL parameters', () => {
    expect(read('a.mp4', '--exercise', 'squat', '--keypoints', '--analysis-fps=all', '--out', 'o.mp4')).to.deep.equal({
      file: 'a.mp4',
      out: 'o.mp4',
      params: { exercise: 'squat', keypoints: 'true', analysisFps: 'all' },
    });
  });

  it('leave the file alone after a boolean', () => {
    expect(read('--keypoints', 'a.mp4', '--show-upload', 'false').params).to.deep.equal({
      keypoints: 'true',
      showUpload: 'false',
    });
  });

  it('say what is wrong', () => {
    expect(() => read()).to.throw(/Which file/);
    expect(() => read('a', 'b')).to.throw(/One file at a time/);
    expect(() => read('a', '--exercise', '--keypoints')).to.throw(/--exercise needs a value/);
  });
});
