import { expect } from 'chai';
import type { Frame } from '../../src/media/frame.js';
import type { PoseDetector } from '../../src/pose/detector.js';
import type { DetectorClient } from '../../src/pose/detector-slots.js';
import type { VideoPart } from '../../src/media/part.js';
import { PoseTrack } from '../../src/motion/pose-track.js';
import { firstOf, Opening, type PersonPick } from '../../src/pose/opening-call.js';
import { laterLooks, OPENING_FPS, openingOf, openingTracks } from '../../src/pose/opening.js';
import type { PersonChoice } from '../../src/pose/people.js';
import type { DetectorPool } from '../../src/pose/pool.js';
import type { SegmentLine } from '../../src/pose/segment-line.js';
import type { Pose } from '../../src/pose/types.js';
import { findLatePeople } from '../../src/session/late-people.js';
import { personPick } from '../../src/session/person-pick.js';
import type { SeenPeople } from '../../src/session/seen-people.js';

const INFO = { width: 640, height: 360, startMs: 0, durationMs: 60_000, codec: 'test' };

const poseAt = (timestampMs: number, x: number, tall = 100): Pose => ({
  timestampMs,
  width: 640,
  height: 360,
  score: 0.9,
  keypoints: ['left_shoulder', 'right_shoulder', 'left_hip', 'right_hip', 'left_ankle'].map((name, index) => ({
    name,
    x: x + 10 * (index % 2),
    y: 340 - tall + (tall / 3) * (index >> 1),
    z: 0,
    score: 0.9,
  })),
});

/** A detector that sees people at places; it counts how often it looks, as the real one does. */
function scripted(places: (timestampMs: number) => readonly number[]) {
  const looks = { searches: 0, again: 0 };
  const detector: PoseDetector = {
    model: 'movenet-lightning',
    detect: ({ timestampMs }) => Promise.resolve(poseAt(timestampMs, places(timestampMs)[0] ?? 0)),
    findPeople: ({ timestampMs }) => {
      looks.searches++;
      return Promise.resolve(places(timestampMs).map((x) => poseAt(timestampMs, x)));
    },
    findAgain: ({ timestampMs }, before) => {
      looks.again++;
      const x = places(timestampMs).find((place) => Math.abs(place - (before.keypoints[0]?.x ?? 0)) < 30);
      return Promise.resolve(x === undefined ? undefined : poseAt(timestampMs, x));
    },
    reset: () => undefined,
    dispose: () => undefined,
  };
  return { detector, looks };
}

/** The frames of the opening; says how many were taken and closed. */
function opening() {
  const count = { taken: 0, closed: 0 };
  async function* frames(): AsyncGenerator<Frame> {
    expect(openingOf(INFO, { startMs: 7000, endMs: 8000 })).to.include({
      startMs: 7000,
      endMs: 8000,
      decodeFromMs: 7000,
    });
    expect(openingOf(INFO, { startMs: 7000, endMs: Infinity })).to.include({ startMs: 7000, endMs: 10_600 });
    const { startMs, endMs } = openingOf(INFO);
    for (let timestampMs = startMs; timestampMs < endMs; timestampMs += 1000 / OPENING_FPS) {
      count.taken++;
      yield await Promise.resolve({
        timestampMs,
        width: 640,
        height: 360,
        draw: () => undefined,
        close: () => count.closed++,
      });
    }
  }
  return { frames: frames(), count };
}

describe('the opening of a video', () => {
  it('costs one search where one person is there', async () => {
    const { detector, looks } = scripted(() => [300]);
    const { frames, count } = opening();
    const tracks = await openingTracks(detector, frames, true);
    expect(tracks.map((track) => track.length)).to.deep.equal([1]);
    expect(looks).to.deep.equal({ searches: 1, again: 0 });
    expect(count).to.deep.equal({ taken: 1, closed: 1 });
  });

  for (const people of [2, 3]) {
    it(`follows ${people} people at no more than 18 runs of the model`, async () => {
      const places = [100, 300, 500].slice(0, people);
      const { detector, looks } = scripted(() => places);
      const { frames, count } = opening();
      const tracks = await openingTracks(detector, frames, true);
      expect(looks.again).to.be.within(10, 18);
      expect(tracks.map((track) => track.length)).to.deep.equal(places.map(() => 1 + looks.again / people));
      expect(tracks.every((track) => (track.at(-1)?.timestampMs ?? 0) >= 3000)).to.equal(true);
      expect(count.closed).to.equal(count.taken);
    });
  }

  it('does not follow them where only their places tell', async () => {
    const { detector, looks } = scripted(() => [100, 300]);
    const tracks = await openingTracks(detector, opening().frames, false);
    expect(tracks.map((track) => track.length)).to.deep.equal([1, 1]);
    expect(looks.again).to.equal(0);
  });

  it('waits a few seconds for somebody to come, and leaves out where they are not seen', async () => {
    const { detector, looks } = scripted((ms) => (ms < 900 ? [] : ms < 2100 ? [100, 300] : [300]));
    const tracks = await openingTracks(detector, opening().frames, true);
    expect(looks.searches).to.equal(2);
    expect(tracks.map((track) => track[0]?.timestampMs)).to.deep.equal([1000, 1000]);
    expect(tracks[0]?.length).to.be.lessThan(tracks[1]?.length ?? 0);
    const nobody = scripted(() => []);
    expect(await openingTracks(nobody.detector, opening().frames, true)).to.deep.equal([]);
    expect(nobody.looks.searches).to.be.at.most(4);
  });
});

describe('the person whom all segments look for', () => {
  const never = new AbortController().signal;
  const tracks = [[poseAt(0, 100)], [poseAt(0, 300)]];
  const second: PersonPick = { follow: true, choose: () => 1 };
  const client = (people: () => Promise<Pose[][]>): DetectorClient => ({ call: people }) as unknown as DetectorClient;
  const started: (Pose | undefined)[] = [];
  const start = (followed: Pose | undefined): SegmentLine => {
    started.push(followed);
    return {} as SegmentLine;
  };

  beforeEach(() => started.splice(0));

  it('is found out by one worker, and the others wait for it', async () => {
    let calls = 0;
    const worker = client(() => {
      calls++;
      return Promise.resolve(tracks);
    });
    const opened = new Opening(0, undefined, second, start);
    const known = await Promise.all([opened.known(worker, never), opened.known(worker, never)]);
    expect(calls).to.equal(1);
    expect(known[0]).to.equal(known[1]);
    expect(known[0]?.like).to.equal(tracks[1]?.[0]);
    expect(started).to.deep.equal([tracks[1]?.[0]]);
  });

  it('is found out by another worker where the first fails', async () => {
    const opened = new Opening(0, undefined, second, start);
    const first = opened.known(
      client(() => Promise.reject(new Error('crashed'))),
      never,
    );
    const other = opened.known(
      client(() => Promise.resolve(tracks)),
      never,
    );
    expect(await first.catch((error: Error) => error.message)).to.equal('crashed');
    expect((await other).like).to.equal(tracks[1]?.[0]);
  });

  it('need not be looked for where only one is there', async () => {
    const alone = await new Opening(0, undefined, second, start).known(
      client(() => Promise.resolve(tracks.slice(0, 1))),
      never,
    );
    expect(alone.like).to.equal(undefined);
    const asked = new Opening(0, undefined, undefined, start).known(
      client(() => Promise.reject(new Error('not asked'))),
      never,
    );
    expect((await asked).like).to.equal(undefined);
    expect(started).to.deep.equal([tracks[0]?.[0], undefined]);
  });
});

describe('somebody who comes later', () => {
  const never = new AbortController().signal;
  const later = laterLooks({ startMs: 0, durationMs: 60_000 });

  /** One person until `secondMs`, and another one beside them from then on; says where was looked. */
  function scene(secondMs: number) {
    const looks: number[] = [];
    const call = (_: string, { part }: { part?: VideoPart }) => {
      const atMs = part?.startMs ?? 0;
      looks.push(atMs);
      return Promise.resolve((atMs < secondMs ? [100] : [100, 400]).map((x) => [poseAt(atMs, x)]));
    };
    return { looks, client: { call } as unknown as DetectorClient };
  }

  const opened = async (secondMs: number, person: PersonChoice) => {
    const { looks, client } = scene(secondMs);
    const started: (Pose | undefined)[] = [];
    const start = (followed: Pose | undefined): SegmentLine => {
      started.push(followed);
      return {} as SegmentLine;
    };
    const { like, seen } = await new Opening(0, undefined, personPick(person, undefined), start, later).known(
      client,
      never,
    );
    return { looks, started, like, seen };
  };

  it('is looked for a third and two thirds into what is analysed', () => {
    expect(later.map(({ startMs }) => startMs)).to.deep.equal([20_000, 40_000]);
    const part = laterLooks({ startMs: 0, durationMs: 60_000 }, { startMs: 30_000, endMs: Infinity });
    expect(part.map(({ startMs }) => startMs)).to.deep.equal([40_000, 50_000]);
  });

  it('is found where a point is chosen at which nobody was before', async () => {
    const { looks, started, like } = await opened(30_000, `${405 / 640},${300 / 360}`);
    expect(looks).to.deep.equal([0, 20_000, 40_000]);
    expect(like?.keypoints[0]?.x).to.equal(400);
    expect(started, 'the first segment looks by itself').to.deep.equal([undefined]);
  });

  it('is looked for when they were seen, where somebody else stands at their place before', async () => {
    // Whoever was at 100 is at 400 from 30 s on, and the other one at 100.
    const looks: number[] = [];
    const call = (_: string, { part }: { part?: VideoPart }) => {
      const atMs = part?.startMs ?? 0;
      looks.push(atMs);
      return Promise.resolve((atMs < 30_000 ? [100] : [400, 100]).map((x) => [poseAt(atMs, x)]));
    };
    const choice: PersonChoice = `${105 / 640},${300 / 360},40000`;
    const { like } = await new Opening(
      0,
      undefined,
      personPick(choice, undefined),
      () => ({}) as SegmentLine,
      later,
    ).known({ call } as unknown as DetectorClient, never);
    expect(looks).to.deep.equal([0, 40_000]);
    expect(like).to.include({ timestampMs: 40_000 });
    expect(like?.keypoints[0]?.x).to.equal(100);
  });

  it('is nobody’s business where the choice is there from the beginning', async () => {
    for (const person of ['auto', 'left', `${105 / 640},${300 / 360}`] as const) {
      const { looks, seen } = await opened(30_000, person);
      expect(looks, person).to.deep.equal([0]);
      expect(seen?.keypoints[0]?.x).to.equal(100);
    }
  });

  it('leaves whoever is there where nobody comes', async () => {
    const { looks, seen } = await opened(Infinity, `${405 / 640},${300 / 360}`);
    expect(looks).to.deep.equal([0, 20_000, 40_000]);
    expect(seen?.keypoints[0]?.x).to.equal(100);
  });

  const offered = async (secondMs: number) => {
    const { looks, client } = scene(secondMs);
    const poses = new PoseTrack();
    for (let timestampMs = 0; timestampMs < 60_000; timestampMs += 100) poses.append(poseAt(timestampMs, 100));
    const told: SeenPeople[] = [];
    await findLatePeople(
      {
        poses,
        kept: never,
        pool: {
          peopleIn: async (_: unknown, part: VideoPart) =>
            firstOf(await client.call('people', { video: 0, follow: false, part }, never)),
        } as unknown as DetectorPool,
        update: ({ people }) => people && told.push(people),
      },
      { number: 0, media: new Blob(), info: INFO },
      undefined,
    );
    return { looks, told };
  };

  it('is offered once the result is known', async () => {
    const { looks, told } = await offered(30_000);
    expect(looks).to.deep.equal([20_000, 40_000]);
    expect(told).to.have.length(1);
    expect(told[0]).to.include({ timestampMs: 40_000, followed: 0 });
    expect(told[0]?.places).to.have.length(2);
    expect((await offered(10_000)).looks, 'no further than needed').to.deep.equal([20_000]);
    expect((await offered(Infinity)).told).to.deep.equal([]);
  });
});

describe('whom a run follows', () => {
  const small = [poseAt(0, 100, 150)];
  const large = [poseAt(0, 400, 300)];
  const tracks = [large, small];

  it('is who shows the most evidence, else the largest', () => {
    const bySize = (share: number) => personPick('auto', (track) => (track === small ? share : -1));
    expect(bySize(2).follow).to.equal(true);
    expect(bySize(2).choose(tracks)).to.equal(1);
    expect(bySize(-0.5).choose(tracks)).to.equal(0);
  });

  it('is the largest where no exercise is set, and need not be followed', () => {
    const { follow, choose } = personPick('auto', undefined);
    expect(follow).to.equal(false);
    expect(choose(tracks)).to.equal(0);
  });

  it('is told with all whom they were chosen from, as they were first seen', () => {
    const told: unknown[] = [];
    const pick = personPick('right', undefined, (people, chosen) => told.push([people, chosen]));
    pick.choose([
      [...large, poseAt(200, 410, 300)],
      [...small, poseAt(200, 110, 150)],
    ]);
    expect(told).to.deep.equal([[[large[0], small[0]], 0]]);
  });

  it('is whoever the option says, whatever they do', () => {
    const { follow, choose } = personPick('left', () => 1);
    expect(follow).to.equal(false);
    expect(choose(tracks)).to.equal(1);
  });
});
