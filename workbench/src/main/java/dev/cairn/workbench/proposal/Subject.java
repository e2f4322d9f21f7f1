package dev.cairn.workbench.proposal;

/** What a proposal is about. */
public enum Subject {
    REQUEST,
    RECORDS,
    KEY,
    PAGINATION,
    CURSOR,
    SCHEMA,
    ERRORS,
    RATE_LIMIT,
    CHECKPOINTS
}
