package dev.cairn.manifest.rule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages for people have no class of Java and no "null" in them, unless what they are about has it. */
public final class WordsForPeople {

    /**
     * Names of Python's errors are words of the reference, whose messages stay as they are; "found null" and 'null' are about a
     * value of a document, however it is written there.
     */
    private static final Pattern OF_JAVA =
            Pattern.compile("java\\.\\w+|dev\\.cairn|snakeyaml|fasterxml|\\b\\w*Exception\\b"
                    + "|\\b(?:StackOverflow|OutOfMemory|Assertion|NoClassDefFound|Linkage|VirtualMachine)Error\\b"
                    + "|@[0-9a-f]{6,}|(?<!found |a |')\\bnull\\b");

    private WordsForPeople() {}

    /**
     * Requires that a message has no words of Java.
     *
     * @param input what the message is about
     */
    public static void require(String message, String input) {
        Matcher matcher = OF_JAVA.matcher(message);
        while (matcher.find()) {
            String word = matcher.group();
            assertTrue(input.contains(word), () -> "'" + word + "' in: " + message);
        }
    }
}
