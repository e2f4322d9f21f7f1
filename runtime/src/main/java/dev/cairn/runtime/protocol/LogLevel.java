package dev.cairn.runtime.protocol;

/** How much a log message matters, in the protocol's words. */
public enum LogLevel {
    FATAL,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
}
