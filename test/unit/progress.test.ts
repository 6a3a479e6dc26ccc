import { expect } from 'chai';
import { Eta, HeldProgress, JointProgress, stepped } from '../../src/session/progress.js';
import { workerCount, workerCountFor } from '../../src/session/worker-count.js';

describe('progress', () => {
  it('is passed on in steps, and its end always', () => {
    const values: number[] = [];
    const report = stepped((value) => values.push(value));
    for (const value of [0, 0.004, 0.011, 0.012, 0.5, 0.4, 0.999, 1, 1]) report(value);
    expect(values).to.deep.equal([0, 0.011, 0.5, 0.999, 1]);
  });

  it('estimates the time left from the mean speed, once there is something to go by', () => {
    let now = 1000;
    const eta = new Eta(() => now);
    now = 1500;
    expect(eta.estimateMs(0.01)).to.equal(undefined);
    now = 3000;
    expect(eta.estimateMs(0.25)).to.equal(6000);
    expect(eta.estimateMs(1)).to.equal(0);
  });

  it('is held back where somebody hears it who may not, until it may be told', () => {
    const values: number[] = [];
    let isOverheard = true;
    const held = new HeldProgress(
      (value) => values.push(value),
      () => isOverheard,
    );
    held.open();
    expect(values).to.deep.equal([]);
    const other = new HeldProgress(
      (value) => values.push(value),
      () => isOverheard,
    );
    other.set(0.1);
    isOverheard = false;
    other.set(0.2);
    isOverheard = true;
    other.set(0.3);
    expect(values).to.deep.equal([0.2]);
    other.open();
    other.set(0.4);
    expect(values).to.deep.equal([0.2, 0.3, 0.4]);
  });

  it('joins several downloads, and ends with the last of them', () => {
    const values: number[] = [];
    const joint = new JointProgress<'model' | 'video'>(['model', 'video'], (value) => values.push(value));
    joint.set('model', 1);
    joint.set('video', 0.5);
    joint.set('video', 1);
    expect(values).to.deep.equal([0.5, 0.75, 1]);
    const alone = new JointProgress<'model' | 'video'>(['model'], (value) => values.push(value));
    alone.set('video', 1);
    expect(values).to.have.length(3);
  });
});

describe('worker count', () => {
  it('follows the cores as far as the memory goes', () => {
    expect(workerCount({ hardwareConcurrency: 2, deviceMemory: 8 })).to.equal(2);
    expect(workerCount({ hardwareConcurrency: 16, deviceMemory: 8 })).to.equal(8);
    expect(workerCount({ hardwareConcurrency: 8, deviceMemory: 4 })).to.equal(4);
    expect(workerCount({ hardwareConcurrency: 8, deviceMemory: 2 })).to.equal(1);
    expect(workerCount({ hardwareConcurrency: 8 })).to.equal(4);
    expect(workerCount({})).to.equal(1);
  });

  it('is smaller for large pictures', () => {
    const device = { deviceMemory: 8 };
    expect(workerCountFor({ width: 1920, height: 1080 }, device)).to.be.at.least(8);
    expect(workerCountFor({ width: 3840, height: 2160 }, device)).to.be.within(2, 5);
    expect(workerCountFor({ width: 7680, height: 4320 }, { deviceMemory: 2 })).to.equal(1);
  });
});
