package dev.cairn.components.python;

import dev.cairn.runtime.http.HttpTransport;

/** On whose behalf Python is called: what components ask for is done in its name. Thread-safe. */
interface Caller {

    /** What sends requests, each once. */
    HttpTransport transport();

    /** Learns a secret. */
    void addSecret(String secret);

    /** A note for the log. */
    void log(String text);
}
