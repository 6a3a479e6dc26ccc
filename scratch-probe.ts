import { COUNTED, setsOf } from './scripts/accuracy/evidence-data.js';
import { readRated, projected } from './scripts/accuracy/uiprmd.js';
import { readLabels, sequenceProvider } from './scripts/accuracy/recordings.js';
import { filmed, conditionsOf } from './scripts/accuracy/conditions.js';
const squat = COUNTED.find((r) => r.name === 'squat')!;
const probes: any[] = [
  { name: 'passProne', measure: { signal: 'proneDrop', statistic: 'passing' } },
  { name: 'passLean', measure: { signal: 'trunkLean', statistic: 'passing' } },
  { name: 'passSupport', measure: { signal: 'supportOffset', statistic: 'passing' } },
  { name: 'rockShare', measure: { take: 'share', of: [squat.identity.evidence.find((e) => e.name === 'trunk_lowest_when_low')!.measure, { take: 'difference', of: [{ signal: 'proneDrop', part: 'rest', statistic: 'median' }, { signal: 'proneDrop', part: 'whole', statistic: 'low' }] }] } },
  { name: 'rock', measure: squat.identity.evidence.find((e) => e.name === 'trunk_lowest_when_low')!.measure },
  { name: 'farShare', measure: { movement: 'far_share' } },
  { name: 'over', measure: { signal: 'supportOffset', part: 'far', statistic: 'median' } },
  { name: 'lagSh', measure: { signal: 'shoulderY', statistic: 'lag' } },
];
const probe: any = { ...squat, identity: { prior: -1e9, evidence: probes.map((p) => ({ ...p, against: 0, pro: 1, weights: { pro: 0, against: 0 }, witness: '' })) } };
function typical(v: number[]) { const s = v.filter((x) => !Number.isNaN(x)).sort((a, b) => a - b); return s[s.length >> 1] ?? NaN; }
const show = (name: string, poses: any) => {
  for (const set of setsOf(probe, poses)) {
    if (set.size < 2 && !/one|09|12/.test(name)) continue;
    console.log(name.padEnd(30), '×' + set.size, probes.map((p, i) => `${p.name}=${typical(set.members.map((m) => m.values[i]!)).toFixed(3)}`).join(' '));
  }
};
const own = sequenceProvider('own', '/work/shared/sequences-own');
const other = sequenceProvider('other', '/work/shared/sequences');
for (const label of readLabels('/work/shared')!) {
  if (label.movement !== 'squat' || label.label_confidence === 'low') continue;
  const poses = (await own.poses(label)) ?? (await other.poses(label));
  if (poses) show(label.name, poses);
}
for (const set of readRated('/work/shared')!) {
  if (!/squat|sit/.test(set.movement)) continue;
  for (const yaw of [0, 30, 90, 180]) show(`${set.movement} ${set.subject}${set.correct ? '' : '-'}@${yaw}`, projected(set, yaw));
}
