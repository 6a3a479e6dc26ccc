// prints for chosen evidence of a record the values of each real recording that shows it, and of rated sets
import { readRows, COUNTED } from './scripts/accuracy/evidence-data.js';
import { writeFileSync } from 'node:fs';
const rows = await readRows('/work/shared');
writeFileSync('/tmp/x/rows.json', JSON.stringify(rows));
