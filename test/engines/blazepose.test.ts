/**
 * BlazePose on the synthetic athlete, with the real model: one run, as it takes long.
 */
import { expect } from '@open-wc/testing';
import type { KeypointsMessage } from '../../src/output/messages.js';
import { BLAZEPOSE_KEYPOINTS } from '../../src/pose/topology.js';
import { compareWithTruth } from '../athlete/compare.js';
import type { ClipTruth } from '../athlete/truth.js';
import { CLIP, analyse } from '../helpers/blazepose.js';
import { NO_WEBGL, hasWebgl } from '../helpers/features.js';
import { skip } from '../helpers/skip.js';
import { clipUrl } from '../helpers/tracker.js';

function depthOf({ keypoints }: KeypointsMessage, name: string): number {
  return keypoints.find((keypoint) => keypoint.name === name)?.z ?? NaN;
}

describe('BlazePose on the synthetic athlete', () => {
  it('finds 33 landmarks with depth, within 3 % of the body height, and points in metres', async function () {
    if (!hasWebgl) skip(this, NO_WEBGL);
    // The real model is slow where other suites run beside this one.
    this.timeout(180_000);
    const truth = (await (await fetch(clipUrl(`${CLIP}.json`))).json()) as ClipTruth;
    const { of, messages } = await analyse(`${CLIP}.mp4`, { angles: true, analysisFps: 10 });
    expect(of('error')).to.deep.equal([]);
    expect(of('environment')[0]).to.include({ model: 'blazepose-lite', poseBackend: 'wasm' });
    const frames = of('keypoints');
    expect(frames.length).to.be.greaterThan(20);
    for (const { keypoints, keypoints3D } of frames) {
      expect(keypoints.map(({ name }) => name)).to.deep.equal([...BLAZEPOSE_KEYPOINTS]);
      expect(keypoints3D?.map(({ name }) => name)).to.deep.equal([...BLAZEPOSE_KEYPOINTS]);
    }
    expect(compareWithTruth(frames, truth)).to.include({ missed: 0 }).with.property('keypointError').below(0.03);
    // Bent, the athlete has the arms ahead of the body, which is turned to the camera: they are nearer to it.
    const bent = frames.reduce((a, b) => (depthOf(a, 'left_wrist') < depthOf(b, 'left_wrist') ? a : b));
    expect(depthOf(bent, 'left_wrist')).to.be.below(depthOf(bent, 'left_hip') - 40);
    const standing = frames[0]?.keypoints3D ?? [];
    const at = (name: string) => standing.find((point) => point.name === name) ?? { x: NaN, y: NaN, z: NaN };
    const hips = [at('left_hip'), at('right_hip')];
    for (const axis of ['x', 'y', 'z'] as const) {
      expect(((hips[0]?.[axis] ?? NaN) + (hips[1]?.[axis] ?? NaN)) / 2).to.be.closeTo(0, 0.03);
    }
    expect(at('left_ankle').y).to.be.within(0.5, 1.1);
    expect(at('nose').y).to.be.within(-0.9, -0.4);
    const knees = of('angles').map(({ angles }) => angles['left_knee'] ?? 180);
    expect(Math.max(...knees) - Math.min(...knees)).to.be.greaterThan(60);
    const batch = of('keypoints_batch')[0];
    expect(batch?.model).to.equal('blazepose-lite');
    expect(batch?.frames[0]?.keypoints3D).to.deep.equal(frames[0]?.keypoints3D);
    expect(messages.at(-1)?.type).to.equal('keypoints_batch');
  });
});

describe('BlazePose where it cannot run', () => {
  it('says that it has no WebGPU backend', async () => {
    const [error] = (await analyse(`${CLIP}.mp4`, { poseBackend: 'webgpu' })).of('error');
    expect(error?.code).to.equal('backend_unavailable');
  });

  it('says that MoveNet works where there is no WebGL', async function () {
    if (hasWebgl) skip(this, 'this browser has WebGL 2');
    const [error] = (await analyse(`${CLIP}.mp4`, {})).of('error');
    expect(error?.code).to.equal('backend_unavailable');
    expect(error?.message).to.contain('MoveNet works');
  });
});
