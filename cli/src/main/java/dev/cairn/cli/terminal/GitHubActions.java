package dev.cairn.cli.terminal;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub Actions reads of a step: lines on standard output that it shows beside lines of files, and a summary.
 *
 * @param workspace the repository's folder, from which it knows files; null where it is not known
 * @param summary the file of the step's summary; null where there is none
 */
public record GitHubActions(
        @Nullable Path workspace, @Nullable Path summary) {

    /** Those of this process, which may run elsewhere. */
    public static GitHubActions ofEnvironment() {
        return of(System.getenv());
    }

    static GitHubActions of(Map<String, String> environment) {
        return new GitHubActions(
                path(environment.getOrDefault("GITHUB_WORKSPACE", "")),
                path(environment.getOrDefault("GITHUB_STEP_SUMMARY", "")));
    }

    private static @Nullable Path path(String text) {
        return text.isBlank() ? null : Path.of(text);
    }

    /** The line that shows a problem beside its place. */
    public String annotation(Diagnostic problem) {
        String level = problem.severity().name().toLowerCase(Locale.ROOT);
        return annotation(level, problem.place(), problem.code(), problem.message());
    }

    /**
     * The line that shows a text beside a place.
     *
     * @param level {@code error}, {@code warning} or {@code notice}
     * @param title of the text; empty for none
     */
    public String annotation(String level, Place place, String title, String message) {
        String position = place.line() == 0 ? "" : ",line=" + place.line() + ",col=" + place.column();
        return "::" + level + " file=" + property(fromWorkspace(place.file())) + position
                + (title.isEmpty() ? "" : ",title=" + property(title)) + "::" + data(message);
    }

    /** Steps may run in a folder below that of the repository. */
    private String fromWorkspace(String file) {
        if (workspace == null || file.indexOf('\0') >= 0 || !Files.exists(Path.of(file))) {
            return file;
        }
        Path absolute = Path.of(file).toAbsolutePath().normalize();
        Path root = workspace.toAbsolutePath().normalize();
        return absolute.startsWith(root) ? root.relativize(absolute).toString().replace('\\', '/') : file;
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /** Ends of lines stay; what else could do something to a terminal does not. */
    private static String data(String text) {
        return text.replace("%", "%25")
                .codePoints()
                .mapToObj(c -> c == '\n' ? "%0A" : c == '\r' ? "%0D" : TerminalText.safe(Character.toString(c)))
                .collect(Collectors.joining());
    }

    /** Adds Markdown to the summary of the step, if there is one. */
    public void summarize(String markdown) {
        if (summary != null) {
            try {
                Files.writeString(
                        summary,
                        markdown + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A text as a cell of a table in Markdown, in which nothing of it is Markdown or HTML. */
    public static String cell(String text) {
        return TerminalText.safe(text)
                .replaceAll("([\\\\`*_{}\\[\\]()#+!~|@:-])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;");
    }
}
