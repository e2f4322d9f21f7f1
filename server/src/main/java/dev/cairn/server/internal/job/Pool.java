package dev.cairn.server.internal.job;

/** Threads that do one kind of work. */
public enum Pool {

    /** Asks APIs, which takes time and connections. */
    READING,

    /** Asks no API. */
    THINKING
}
