package dev.cairn.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubActionsTest {

    private static final List<String> PIECES = List.of(
            "%",
            "%25",
            "%0A",
            "\r",
            "\n",
            "\r\n",
            ":",
            "::",
            ",",
            "=",
            "::error::",
            "🪨",
            "👍🏽",
            "é",
            " ",
            "a",
            "#",
            "[",
            "]",
            "##[error]",
            "::add-mask::x");

    private static final Pattern COMMAND = Pattern.compile("::(\\w+) ([^:]*)::(.*)");

    private static String made(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** What GitHub's runner does with the value of a property, and with a message but for the first two. */
    private static String unescaped(String text) {
        return text.replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%0A", "\n")
                .replace("%0D", "\r")
                .replace("%25", "%");
    }

    @RepeatedTest(200)
    void whateverATextHasComesBackAsItWas(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String file = made(random);
        String title = made(random);
        String message = made(random);
        Diagnostic problem = new Diagnostic(Severity.WARNING, new Place(file, 3, 7), message, title);
        String line = new GitHubActions(null, null).annotation(problem);
        assertEquals(1, line.lines().count(), line);
        Matcher command = COMMAND.matcher(line);
        assertTrue(command.matches(), line);
        assertEquals("warning", command.group(1));
        String[] properties = command.group(2).split(",", -1);
        assertEquals(4, properties.length, line);
        assertEquals(file, unescaped(properties[0].substring("file=".length())));
        assertEquals("line=3", properties[1]);
        assertEquals("col=7", properties[2]);
        assertEquals(title, unescaped(properties[3].substring("title=".length())));
        assertEquals(message, unescaped(command.group(3)));
    }

    @Test
    void whatMovesACursorStaysOutOfLogs() {
        String line = new GitHubActions(null, null).annotation(Diagnostic.error(Place.of("a"), "\u001b[2J\u202e"));
        assertEquals("::error file=a::\\u001b[2J\\u202e", line);
    }

    @Test
    void filesAreNamedFromTheRepository(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sources/acme/manifest.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        GitHubActions actions =
                GitHubActions.of(Map.of("GITHUB_WORKSPACE", folder.toString(), "GITHUB_STEP_SUMMARY", ""));
        assertEquals(
                "::error file=sources/acme/manifest.yaml,line=1,col=2::x",
                actions.annotation(Diagnostic.error(new Place(file.toString(), 1, 2), "x")));
        assertEquals("::error file=gone.yaml::x", actions.annotation(Diagnostic.error(Place.of("gone.yaml"), "x")));
        actions.summarize("nothing");
    }

    @Test
    void theSummaryGrowsAndItsCellsAreTexts(@TempDir Path folder) throws IOException {
        Path summary = folder.resolve("summary.md");
        GitHubActions actions = GitHubActions.of(Map.of("GITHUB_STEP_SUMMARY", summary.toString()));
        actions.summarize("one");
        actions.summarize(GitHubActions.cell("a | <b>\n*c*"));
        assertEquals("one\na \\| &lt;b>\\\\n\\*c\\*\n", Files.readString(summary));
        assertFalse(GitHubActions.cell("|\n|").contains("\n"));
    }
}
