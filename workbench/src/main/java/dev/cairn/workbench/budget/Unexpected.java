package dev.cairn.workbench.budget;

import dev.cairn.pythonvalues.words.FailureWords;

/** Messages for people about what an entry did not expect to be thrown. */
public final class Unexpected {

    private Unexpected() {}

    /** What was thrown and what to do about it, in a sentence or two. */
    public static String inWords(Throwable thrown) {
        return lacksMemory(thrown)
                ? "There was not enough memory. Ask for less, or give Cairn a larger heap (JAVA_OPTS=-Xmx1g)."
                : "Cairn itself has failed (" + FailureWords.of(thrown)
                        + "). Trying again will not help; please report it.";
    }

    /** True of a cause, too: closing a resource may fail for want of memory as well. */
    private static boolean lacksMemory(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof OutOfMemoryError || (cause != null && lacksMemory(cause));
    }
}
