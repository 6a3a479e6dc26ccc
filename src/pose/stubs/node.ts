/** Stands in for modules of Node, which tfjs and mediabunny import but do not use in a browser. */
export default {};
