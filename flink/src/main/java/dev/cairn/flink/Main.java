package dev.cairn.flink;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.flink.checkpoint.CheckpointStates;
import dev.cairn.flink.settings.SourceSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.SqlParserException;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code cairn-flink}: {@code state} prints the states of a checkpoint, {@code sql} runs the statements of a
 * file on the cluster that it is sent to. Thread-safe.
 */
public final class Main {

    private static final List<String> STATE_OPTIONS =
            List.of("--checkpoint", "--manifest-path", "--config", "--catalog");

    private static final String CHECKPOINT_PAGES = "--checkpoint-pages";

    /** A statement of Flink's SQL client, which is not part of its SQL. */
    private static final Pattern SET = Pattern.compile("(?i)SET\\s+'([^']+)'\\s*=\\s*'([^']*)'");

    private static final String USAGE = """
        cairn-flink state --checkpoint FOLDER --manifest-path FILE --config FILE|env:NAME --catalog FILE [--checkpoint-pages N]
          prints the states of a checkpoint or savepoint, as 'cairn read --state' takes them
        cairn-flink sql FILE
          runs statements of Flink SQL, each of which ends with a semicolon at the end of a line\
        """;

    private Main() {}

    /**
     * Runs a command.
     *
     * @param args the command and its options
     * @throws Exception if a statement fails
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 2 && "sql".equals(args[0])) {
            sql(args[1]);
            return;
        }
        int code = args.length == 0 || !"state".equals(args[0])
                ? usage(System.err, "")
                : state(options(args), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Statements that write to tables run one after the other, each to its end. */
    private static void sql(String file) throws Exception {
        TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        int number = 0;
        for (String statement : DocumentFiles.text(Path.of(file)).split(";[ \t]*(?:\r?\n|$)", -1)) {
            number++;
            Matcher set = SET.matcher(statement.strip());
            if (set.matches()) {
                tables.getConfig().set(set.group(1), set.group(2));
            } else if (!statement.isBlank()) {
                TableResult result = execute(tables, statement.strip(), file + ", statement " + number);
                if (result.getJobClient().isPresent()) {
                    result.await();
                }
            }
        }
    }

    private static TableResult execute(TableEnvironment tables, String statement, String place)
            throws ProgramParametrizationException {
        try {
            return tables.executeSql(statement);
        } catch (RuntimeException e) {
            throw refusal(e, place);
        }
    }

    /**
     * Returns the error of Flink's client that it prints as its message alone, without traces of its own classes.
     *
     * @throws RuntimeException the failure itself if it is no refusal of the statement
     */
    private static ProgramParametrizationException refusal(RuntimeException failure, String place) {
        String reason = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ValidationException
                    || cause instanceof SqlParserException
                    || cause instanceof InvalidDocumentException
                    || cause instanceof SyncException) {
                reason = cause.getMessage();
            }
        }
        if (reason == null) {
            throw failure;
        }
        ProgramParametrizationException refusal = new ProgramParametrizationException(place + ": " + reason);
        refusal.setStackTrace(new StackTraceElement[0]); // the client logs it as well
        return refusal;
    }

    /** Null where there is something else than options with values, or no number of pages. */
    private static @Nullable Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < args.length; i += 2) {
            if (i + 1 == args.length || !(STATE_OPTIONS.contains(args[i]) || args[i].equals(CHECKPOINT_PAGES))) {
                return null;
            }
            options.put(args[i], args[i + 1]);
        }
        return options.keySet().containsAll(STATE_OPTIONS)
                        && options.getOrDefault(CHECKPOINT_PAGES, "1").matches("[1-9]\\d{0,8}")
                ? options
                : null;
    }

    private static int state(@Nullable Map<String, String> options, PrintStream out, PrintStream err)
            throws InterruptedException {
        if (options == null) {
            return usage(err, "state takes " + String.join(", ", STATE_OPTIONS) + ", each with a value\n");
        }
        try {
            Path manifest = Path.of(options.getOrDefault("--manifest-path", ""));
            SourceSettings settings = new SourceSettings(
                    manifest.toString(),
                    DocumentFiles.text(manifest),
                    ConfigLocation.of(options.getOrDefault("--config", "")),
                    DocumentFiles.text(Path.of(options.getOrDefault("--catalog", ""))),
                    "",
                    null,
                    null,
                    Duration.ZERO,
                    null,
                    Integer.parseInt(options.getOrDefault(CHECKPOINT_PAGES, "0")));
            out.println(CheckpointStates.read(options.getOrDefault("--checkpoint", ""), settings));
            return 0;
        } catch (InvalidDocumentException | SyncException | IOException e) {
            err.println("cairn-flink: " + e.getMessage());
            return 1;
        }
    }

    private static int usage(PrintStream err, String problem) {
        err.println(problem + USAGE);
        return 2;
    }
}
