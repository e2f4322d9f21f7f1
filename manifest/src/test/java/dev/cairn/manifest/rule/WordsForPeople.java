package dev.cairn.manifest.rule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Messages for people have no class of Java and no "null" in them, unless what they are about has it. */
public final class WordsForPeople {

    /**
     * Names of Python's errors and "Exception while syncing" are words of the reference, whose messages stay as they are.
     * "found null", "or null" and 'null' are about a value of a document, however it is written there.
     */
    private static final Pattern OF_JAVA =
            Pattern.compile("java\\.\\w+|dev\\.cairn|snakeyaml|fasterxml|\\b\\w*Exception\\b(?! while syncing)"
                    + "|\\b(?:StackOverflow|OutOfMemory|Assertion|NoClassDefFound|Linkage|VirtualMachine)Error\\b"
                    + "|@[0-9a-f]{6,}|(?<!found |a |or |false, |')\\bnull\\b");

    private WordsForPeople() {}

    /**
     * Requires that a message has no words of Java.
     *
     * @param input what the message is about
     */
    public static void require(String message, String input) {
        List<String> words = ofJava(message, input);
        assertTrue(words.isEmpty(), () -> words + " in: " + message);
    }

    /** Returns the words of Java in a message that are not in its input. */
    public static List<String> ofJava(String message, String input) {
        return OF_JAVA.matcher(message)
                .results()
                .map(MatchResult::group)
                .filter(word -> !input.contains(word))
                .toList();
    }
}
