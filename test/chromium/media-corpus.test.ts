/**
 * The table of the kinds of files that people have: at a landing where most of them are decoded.
 */
import { describeCorpus } from '../helpers/describe-corpus.js';
import { describePictures } from '../helpers/describe-pictures.js';

describeCorpus();
describePictures();
