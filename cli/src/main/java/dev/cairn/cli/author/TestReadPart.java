package dev.cairn.cli.author;

/** What a test read can show; the constants are the words of the command line. */
enum TestReadPart {
    records,
    requests,
    steps,
    schema
}
