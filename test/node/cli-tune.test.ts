/**
 * What `tune` prints of a folder of recordings, and what it says where something in it is wrong.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../../scripts/lib/run.mjs';
import { squat } from '../../src/exercise/catalogue/squat.js';
import type { TuneReport } from '../../src/tune/index.js';
import { poseSequence } from '../athlete/keypoints.js';
import { performance } from '../athlete/movements.js';
import { commandLine, type CommandLine } from '../helpers/cli.js';

const LABELS = [
  { name: 'anna', exercise: 'squat', reps: 2 },
  { name: 'walk', movement: 'walk' },
];

/** A `keypoints_batch` message of the athlete. */
function batchOf(exercise: 'squat' | 'walk'): object {
  const poses = poseSequence(performance({ exercise, reps: 2 }), { yawDeg: 45, distanceM: 4.5 });
  const { width, height } = poses[0]!;
  return { type: 'keypoints_batch', width, height, frames: poses };
}

describe('tune', () => {
  let line: CommandLine;

  beforeEach(() => {
    line = commandLine(0);
    write('labels.json', LABELS);
    write('anna.json', batchOf('squat'));
    // As `analyze` calls it.
    write('walk.mp4.keypoints.json', batchOf('walk'));
  });

  afterEach(() => line.remove());

  function write(name: string, content: string | object): void {
    writeFileSync(join(line.folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }

  const tune = (exercise: string, ...more: string[]) =>
    line.run(['tune', '--exercise', exercise, '--clips', '.', ...more]);

  it('prints the numbers of the package’s exercise, and how each recording is counted', async () => {
    const { exitCode, out, notes } = await tune('squats');
    expect([exitCode, notes]).to.deep.equal([0, '']);
    expect(out).to.contain('hips_fall  shift(hipY)  against 0.05, pro 0.4');
    expect(out).to.match(/right +anna +squat +oblique +2 +2 +2\n/);
    expect(out).to.contain('1 of 1 recordings of it are counted right, 0 of 1 others are counted.');
  });

  it('takes the file of a record, a difficulty, and prints JSON where it is asked to', async () => {
    const record = {
      ...squat,
      name: 'chair_squat',
      aliases: ['squat'],
      texts: { en: { 'exercise.chair_squat': 'Chair' } },
    };
    write('chair.json', record);
    const { exitCode, out } = await tune('chair.json', '--difficulty', 'pro', '--json');
    const report = JSON.parse(out) as TuneReport;
    expect([exitCode, report.exercise, report.difficulty]).to.deep.equal([0, 'chair_squat', 'pro']);
    expect(report.recordings.map(({ name, role, count }) => [name, role, count])).to.deep.equal([
      ['anna', 'positive', 2],
      ['walk', 'negative', 0],
    ]);
  });

  it('is told in the help, with what lies in the folder', async () => {
    const { exitCode, out } = await line.run(['tune', '--help']);
    expect(exitCode).to.equal(0);
    expect(out).to.contain('labels.json').and.contain('keypoints_batch').and.contain('--difficulty');
    const { exitCode: without, notes } = await line.run(['tune', '--exercise', 'squat']);
    expect([without, notes.includes('--clips is missing')]).to.deep.equal([2, true]);
  });

  it('says what is wrong, with the file, the line and the field', async () => {
    const problem = async (exercise = 'squat'): Promise<string> => {
      const { exitCode, out, notes } = await tune(exercise);
      expect([exitCode, out], notes).to.deep.equal([1, '']);
      return notes.replaceAll(`${line.folder}/`, '');
    };
    expect(await problem('yodel')).to.match(/^--exercise: there is no exercise "yodel"\. There are squat, pushup,/);
    expect(await problem('none.json')).to.match(/^There is no file none\.json\. /);
    write('own.json', '{\n"name": "own",\n"unit": "metres" }');
    expect(await problem('own.json')).to.equal('own.json:3: own.unit: must be "reps" or "seconds"; got "metres".');
    write('own.json', '{\n"name": own }');
    expect(await problem('own.json')).to.match(/^own\.json:2: is no JSON/);
    expect(await problem('lunge')).to.match(/^Of 2 recordings none is labelled lunge or /);
    write('labels.json', '[\n{ "name": "anna",\n"exercise": "squat", "reps": "two" }]');
    expect(await problem()).to.equal('labels.json:3: labels[0].reps: must be 0 or more; got "two".');
    write('labels.json', [...LABELS, { name: 'carl', movement: 'lunge' }]);
    expect(await problem()).to.match(/^labels\.json:1: labels\[2\]\.name: neither carl\.json nor a video of that name/);
    write('carl.MOV', '');
    expect(await problem()).to.match(
      /^carl\.MOV is a video, .*pose-upload-tracker analyze "[^"]+" --keypoints .*keypoints_batch message as carl\.json/,
    );
    write('carl.json', '{ "w": 640');
    expect(await problem()).to.match(/^carl\.json holds no JSON/);
    write('carl.json', { width: 640, height: 360, frames: [{ timestampMs: 0, keypoints: [{ name: 'nose' }] }] });
    expect(await problem()).to.equal('carl.json: recording.frames[0].keypoints[0].x: is missing.');
  });

  it('is run by npm on the sources and the recordings of the repository', () => {
    const args = ['--import', 'tsx', 'scripts/tune.ts', '--exercise', 'plank', '--json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect(status, stderr).to.equal(0);
    const { recordings } = JSON.parse(stdout) as TuneReport;
    const planks = recordings.filter(({ role }) => role === 'positive');
    expect(planks.map(({ verdict }) => verdict)).to.deep.equal(['right', 'right', 'right']);
    expect(recordings.filter(({ verdict }) => verdict === 'false')).to.deep.equal([]);
    const unknown = spawnSync(process.execPath, [...args.slice(0, 4), 'yodel'], { cwd: ROOT, encoding: 'utf8' });
    expect([unknown.status, unknown.stderr.includes('there is no exercise "yodel"')]).to.deep.equal([1, true]);
  });
});
