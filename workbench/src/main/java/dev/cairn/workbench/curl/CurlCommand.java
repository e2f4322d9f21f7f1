package dev.cairn.workbench.curl;

import dev.cairn.documents.InvalidDocumentException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The request that a command of curl sends. Immutable.
 *
 * @param method in capitals
 * @param url absolute, with its query, without a fragment and without a login
 * @param headers in order, with those that curl adds for the sake of an option ({@code --json}, {@code -d}, {@code -u}),
 *     without those that it always sends
 * @param body null for none
 * @param notes what was left out of account, each a sentence for the author
 */
public record CurlCommand(
        String method,
        String url,
        List<Header> headers,
        @Nullable String body,
        List<String> notes) {

    /** The name that places in commands have. */
    public static final String FILE = "curl";

    public CurlCommand {
        headers = List.copyOf(headers);
        notes = List.copyOf(notes);
    }

    /** A header. */
    public record Header(String name, String value) {}

    /** A request for an address alone, whose login becomes a header. */
    public static CurlCommand get(String url) {
        return RequestParts.ofAddress(url);
    }

    /**
     * Reads a command as a shell would, without running anything.
     *
     * @param text one command, over any number of lines; what follows it is left out, and a note says so
     * @param environment has the values of the shell's variables; null for one that is not known, whose name then stays in
     *     the text. {@code name -> null} where the text is a stranger's
     * @throws InvalidDocumentException with everything in it that cannot be taken over, and why; places are those of the
     *     text, in the file {@value #FILE}
     */
    public static CurlCommand parse(String text, UnaryOperator<@Nullable String> environment) {
        ShellWords words = ShellWords.of(text, environment);
        return new CurlArguments(words.notes()).read(words.words());
    }

    /** The value of a header, however its name is written; null where it is missing. */
    public @Nullable String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }
}
