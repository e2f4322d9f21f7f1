package dev.cairn.workbench.proposal;

/** How sure a proposal is. */
public enum Certainty {
    /** It was tried, and nothing speaks against it. */
    SURE,
    /** It was tried as far as a few requests go; what was not seen is said. */
    LIKELY,
    /** It may be wrong: look at it. */
    DOUBTFUL
}
