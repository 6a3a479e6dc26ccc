#!/usr/bin/env node
/**
 * The command `pose-upload-tracker`. What it can do is in `cli/`, one module for each command.
 */
import { run } from '../cli/run.mjs';
import { systemIo } from '../cli/lib/io.mjs';

process.exitCode = await run(process.argv.slice(2), systemIo());
