package dev.cairn.runtime.trial;

/** What a slice of a test read has failed of, as far as it tells an author where to look. */
public enum FailureCause {
    /** No answer came, or it broke off. */
    CONNECTION,
    /** There is an answer, but it is not in the format that the manifest says, or what it holds are no records. */
    BODY,
    /** A template of the manifest. */
    TEMPLATE,
    /** A recording has no response for a request. The API was not asked, so the read has not failed: it cannot go on. */
    RECORDING,
    /** Anything else: the API has refused a request, as the status of its answer says; a component does not work. */
    OTHER
}
