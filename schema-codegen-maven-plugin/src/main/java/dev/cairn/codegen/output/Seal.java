package dev.cairn.codegen.output;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a generated file that is committed says of itself: a checksum of its text in its {@code @Generated}. By it a file that
 * was edited by hand is told from one whose schema has changed. How lines end does not count, since Git may change that.
 */
public final class Seal {

    private static final String GENERATED = "@Generated(\"dev.cairn.codegen\")";
    private static final Pattern SEALED =
            Pattern.compile("@Generated\\(value = \"dev\\.cairn\\.codegen\", comments = \"([0-9a-f-]+)\"\\)");

    private Seal() {}

    /** A generated text with its checksum. */
    public static String on(String text) {
        return text.replace(
                GENERATED, "@Generated(value = \"dev.cairn.codegen\", comments = \"" + checksum(text) + "\")");
    }

    /** Whether a text says that this plugin generated it and no hand. */
    static boolean isGenerated(String text) {
        return text.contains(GENERATED) || SEALED.matcher(text).find();
    }

    /** Whether a text is as it was when it was generated. */
    static boolean isWhole(String text) {
        String lines = withLineFeeds(text);
        Matcher seal = SEALED.matcher(lines);
        if (!seal.find()) {
            return false;
        }
        String checksum = seal.group(1);
        return checksum(seal.replaceAll(GENERATED)).equals(checksum);
    }

    static String withLineFeeds(String text) {
        return text.replace("\r\n", "\n");
    }

    private static String checksum(String text) {
        return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
