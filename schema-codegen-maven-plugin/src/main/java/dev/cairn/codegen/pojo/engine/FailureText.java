package dev.cairn.codegen.pojo.engine;

import org.jsonschema2pojo.exception.GenerationException;

/** What ended jsonschema2pojo's run, for people. */
final class FailureText {

    private FailureText() {}

    /** A message that fits behind a place. */
    static String inPlainWords(Throwable problem) {
        if (problem instanceof StackOverflowError) {
            return "jsonschema2pojo finds no end here: the schema contains itself";
        }
        boolean meant = problem instanceof IllegalArgumentException || problem instanceof GenerationException;
        return meant && problem.getMessage() != null
                ? "jsonschema2pojo: " + problem.getMessage()
                : "jsonschema2pojo can't make a class of this: " + problem;
    }
}
