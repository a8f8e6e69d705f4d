package text

// LongestLink bounds the search for a link's end, so that a page of opening
// brackets costs no more than a page of words.
const LongestLink = 2000

// Deepest is the number of list and quote markers on one line that is still
// read as structure.
const Deepest = 64

// DeepestIndent is the indentation, in bytes, of as many levels.
const DeepestIndent = Deepest * 8
