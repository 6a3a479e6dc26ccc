/**
 * The files of results of `analyze`: which hold, how they come into their places, and what is left where a run is killed.
 */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { draftName } from '../../cli/analyze/drafts.mjs';
import type { MediaFile } from '../../cli/analyze/media-files.mjs';
import { ResultFiles, type Making, type StoredResult } from '../../cli/analyze/result-files.mjs';
import type { CommandError } from '../../cli/lib/errors.mjs';
import { writeFile } from '../helpers/write-file.js';

describe('results of analyze', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pose-upload-tracker-results-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, content?: string | object) => writeFile(folder, name, content);

  const HOUR_MS = 3_600_000;
  const FILE: MediaFile = { path: '/videos/mon/a.mp4', name: 'mon/a.mp4', kind: 'video', size: 7, modifiedMs: 5 };
  const MAKING: Making = { version: '1.2.3', size: 7, modifiedMs: 5, options: { exercise: 'squat' } };
  const stored = (made: object) => JSON.stringify({ kind: 'video', media: FILE.name, made });

  it('hold as long as file, options and version are the same, and all that is wanted is there', async () => {
    const results = new ResultFiles(folder);
    const isThere = async (making: Partial<Making> = {}, wanted: string[] = []) =>
      (await results.stored(FILE, { ...MAKING, ...making }, wanted)) !== undefined;
    expect(await isThere()).to.equal(false);
    await results.write(FILE, 'json', stored({ ...MAKING, files: ['reps.csv', 'overlay.webm'] }));
    write('mon/a.mp4.reps.csv');
    // What is not wanted this time may have been moved elsewhere.
    expect(await isThere()).to.equal(true);
    expect(await isThere({}, ['reps.csv'])).to.equal(true);
    expect(await isThere({}, ['reps.csv', 'overlay'])).to.equal(false);
    write('mon/a.mp4.overlay.webm');
    expect(await isThere({ modifiedMs: 6 })).to.equal(false);
    expect(await isThere({ size: 8 })).to.equal(false);
    expect(await isThere({ version: '1.2.4' })).to.equal(false);
    expect(await isThere({ options: { exercise: 'lunge' } })).to.equal(false);
    expect(await isThere({}, ['angles.csv'])).to.equal(false);
    expect(await isThere({}, ['overlay'])).to.equal(true);
    write('mon/a.mp4.json', '{ "kind": "vid');
    expect(await isThere()).to.equal(false);
    write('mon/a.mp4.json', 'null');
    expect(await isThere()).to.equal(false);
  });

  it('come into their place whole, and leave nothing where they do not', async () => {
    const results = new ResultFiles(folder);
    const draft = await results.draft(FILE, 'overlay');
    writeFileSync(draft, 'half');
    await results.write(FILE, 'reps.csv', 'rep');
    expect(readdirSync(join(folder, 'mon'))).to.have.members([basename(draft), 'a.mp4.reps.csv']);
    await results.drop(draft);
    expect(readFileSync(join(folder, 'mon/a.mp4.reps.csv'), 'utf8')).to.equal('rep');
    expect(readdirSync(join(folder, 'mon'))).to.deep.equal(['a.mp4.reps.csv']);
    await results.remove(FILE, 'reps.csv');
    expect(readdirSync(join(folder, 'mon'))).to.deep.equal([]);
  });

  /** The names that another process gives its drafts. */
  const draftOf = (name: string, pid: number, host?: string): string => {
    const own = draftName(name).replace(/-[\da-f]{8}\.tmp$/, '-00000000.tmp');
    return own.replace(/([\da-f]{8})-\d+(?=-0{8})/, (_, here: string) => `${host ?? here}-${pid}`);
  };
  /** No process has it: systems give out smaller ones. */
  const GONE = 2 ** 31 - 1;

  /** A draft that was written at the beginning of the epoch. */
  const writeDraft = (name: string, content?: string | object, modifiedMs = 0): string => {
    utimesSync(write(`mon/${name}`, content), modifiedMs / 1000, modifiedMs / 1000);
    return name;
  };
  const names = () => readdirSync(join(folder, 'mon'));
  const anHourLater = () => new ResultFiles(folder, () => HOUR_MS);

  it('have drafts of each process, which are taken away once it is gone', async () => {
    const nowMs = 48 * HOUR_MS;
    const [running] = [
      draftOf('a.mp4.json', process.ppid),
      draftOf('a.mp4.json', GONE),
      draftOf('a.mp4.json', process.pid),
    ].map((name) => writeDraft(name, '', nowMs - HOUR_MS));
    // By a container that has the same host name, it may be.
    const recent = writeDraft(draftOf('b.mp4.json', GONE), '', nowMs - 300_000);
    const elsewhere = writeDraft(draftOf('b.mp4.overlay', GONE, '0123abcd'), '', nowMs - HOUR_MS);
    writeDraft(draftOf('b.mp4.overlay', GONE, '4567abcd'));
    writeDraft('.mine.tmp');
    await new ResultFiles(folder, () => nowMs).stored(FILE, MAKING, []);
    expect(names()).to.have.members([running, recent, elsewhere, '.mine.tmp']);
  });

  const RESULT = { kind: 'video', media: FILE.name, made: { ...MAKING, files: ['reps.csv'] } } as StoredResult;

  it('never stand without each other, wherever a run is killed', async () => {
    const killed = (...endings: string[]) => {
      writeDraft(draftOf('a.mp4.json', GONE), RESULT);
      for (const ending of endings) write(`mon/a.mp4.${ending}`, 'of a run that was killed');
    };
    // The table is in its place, and its result is not, or no longer.
    for (const kind of ['.tmp', '.old']) {
      killed('reps.csv');
      renameSync(
        join(folder, 'mon', draftOf('a.mp4.json', GONE)),
        join(folder, 'mon', draftOf('a.mp4.json', GONE).replace(/\.tmp$/, kind)),
      );
      expect(await anHourLater().stored(FILE, MAKING, [])).to.equal(undefined);
      expect(names()).to.deep.equal([]);
    }
    // Another process has completed it in the meantime.
    killed('reps.csv', 'json');
    await anHourLater().put(FILE, RESULT, { 'reps.csv': 'rep' });
    expect(names()).to.have.members(['a.mp4.json', 'a.mp4.reps.csv']);
    expect(readFileSync(join(folder, 'mon/a.mp4.reps.csv'), 'utf8')).to.equal('rep');
    expect(await anHourLater().stored(FILE, MAKING, ['reps.csv'])).to.deep.equal(RESULT);
    // One that has no table.
    killed('reps.csv');
    write('mon/a.mp4.json', { ...RESULT, made: { ...MAKING, files: [] } });
    expect(await anHourLater().stored(FILE, MAKING, [])).not.to.equal(undefined);
    expect(names()).to.deep.equal(['a.mp4.json']);
  });

  it('keep what another process puts into its place while the folder is tidied', async () => {
    const killed = writeDraft(draftOf('a.mp4.json', GONE), RESULT);
    write('mon/a.mp4.reps.csv', 'of another process');
    const underWay = writeDraft(draftOf('a.mp4.json', process.ppid), RESULT);
    await anHourLater().stored(FILE, MAKING, []);
    expect(names()).to.have.members([killed, underWay, 'a.mp4.reps.csv']);
    // It is completed after the folder was listed: that is when the time is asked.
    const results = new ResultFiles(folder, () => {
      rmSync(join(folder, 'mon', underWay), { force: true });
      write('mon/a.mp4.json', RESULT);
      return HOUR_MS;
    });
    expect(await results.stored(FILE, MAKING, ['reps.csv'])).to.deep.equal(RESULT);
    expect(names()).to.have.members(['a.mp4.json', 'a.mp4.reps.csv']);
  });

  it('are read and written where a draft of another run cannot be taken away', async () => {
    const stuck = draftOf('0.mp4.json', GONE);
    mkdirSync(join(folder, 'mon', stuck), { recursive: true });
    utimesSync(join(folder, 'mon', stuck), 0, 0);
    writeDraft(draftOf('a.mp4.json', GONE), RESULT);
    // It belongs to no result of that name, whatever it says.
    writeDraft(draftOf('a.mp4.keypoints.json', GONE), { ...RESULT, media: 'a.mp4.keypoints' });
    write('mon/a.mp4.keypoints.reps.csv');
    const results = anHourLater();
    expect(await results.stored(FILE, MAKING, [])).to.equal(undefined);
    await results.put(FILE, RESULT, { 'reps.csv': 'rep' });
    expect(names()).to.have.members([stuck, 'a.mp4.json', 'a.mp4.reps.csv', 'a.mp4.keypoints.reps.csv']);
  });

  it('may have names as long as the file system allows', async () => {
    const file: MediaFile = { ...FILE, name: `mon/${'ü'.repeat(115)}.mp4` };
    const own = basename(file.name);
    const result: StoredResult = { ...RESULT, media: file.name };
    const results = anHourLater();
    await results.put(file, result, { 'reps.csv': 'rep' });
    expect(await results.stored(file, MAKING, ['reps.csv'])).to.deep.equal(result);
    await results.clear(file);
    expect(names()).to.deep.equal([]);
    // What a run leaves of it that is killed is found as well, and what it leaves of another is another's.
    write(`mon/${own}.reps.csv`);
    write(`mon/ü${own.slice(2)}.reps.csv`);
    writeDraft(draftOf(`${own}.json`, GONE), result);
    expect(await anHourLater().stored(file, MAKING, [])).to.equal(undefined);
    expect(names()).to.deep.equal([`ü${own.slice(2)}.reps.csv`]);
  });

  it('are taken back where one of them cannot be written', async () => {
    const results = new ResultFiles(folder);
    mkdirSync(join(folder, 'mon/a.mp4.angles.csv'), { recursive: true });
    const result = {
      media: FILE.name,
      made: { ...MAKING, files: ['reps.csv', 'angles.csv'] },
    } as unknown as StoredResult;
    const put = results.put(FILE, result, { 'reps.csv': 'rep', 'angles.csv': 'angle' });
    expect(await put.then(String, ({ message }: CommandError) => message)).to.match(/angles\.csv could not be written/);
    expect(readdirSync(join(folder, 'mon'))).to.deep.equal(['a.mp4.angles.csv']);
  });

  it('say what could not be written or removed, and leave no draft', async () => {
    const results = new ResultFiles(folder);
    mkdirSync(join(folder, 'mon/a.mp4.json'), { recursive: true });
    const problem = (done: Promise<unknown>) => done.then(String, (error: CommandError) => error.message);
    expect(await problem(results.write(FILE, 'json', '{}'))).to.match(/a\.mp4\.json could not be written \(EISDIR/);
    expect(await problem(results.remove(FILE, 'json'))).to.match(/a\.mp4\.json could not be removed \(/);
    expect(readdirSync(join(folder, 'mon'))).to.deep.equal(['a.mp4.json']);
    const inFile = new ResultFiles(join(write('file'), 'out'));
    expect(await problem(inFile.draft(FILE, 'overlay'))).to.match(/overlay could not be written \(/);
  });

  it('are taken away with all that belongs to them, and with nothing else', async () => {
    const results = new ResultFiles(folder);
    write('mon/b.csv');
    for (const ending of ['reps.csv', 'overlay.webm', 'keypoints.json']) write(`mon/a.mp4.${ending}`);
    const files = ['reps.csv', 'overlay.webm', '/../b.csv'];
    await results.write(FILE, 'json', stored({ ...MAKING, files }));
    await results.clear(FILE);
    expect(readdirSync(join(folder, 'mon'))).to.have.members(['b.csv', 'a.mp4.keypoints.json']);
  });

  it('are taken away by their JSON file first, which tells the next run what is left', async () => {
    const results = anHourLater();
    await results.put(FILE, RESULT, { 'reps.csv': 'rep' });
    rmSync(join(folder, 'mon/a.mp4.reps.csv'));
    mkdirSync(join(folder, 'mon/a.mp4.reps.csv'));
    const clear = results.clear(FILE);
    expect(await clear.then(String, ({ message }: CommandError) => message)).to.match(/reps\.csv could not be removed/);
    const old = draftName('a.mp4.json', 'old');
    expect(names()).to.have.members([old, 'a.mp4.reps.csv']);
    expect(JSON.parse(readFileSync(join(folder, 'mon', old), 'utf8'))).to.deep.equal(RESULT);
  });
});
