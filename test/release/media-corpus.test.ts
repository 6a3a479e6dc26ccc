/**
 * The table of the kinds of files that people have: what each engine makes of them.
 */
import { describeCorpus } from '../helpers/describe-corpus.js';
import { describePictures } from '../helpers/describe-pictures.js';

describeCorpus();
describePictures();
