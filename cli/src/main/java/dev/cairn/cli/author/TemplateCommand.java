package dev.cairn.cli.author;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.JsonReader;
import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.templates.TemplateException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "Evaluates a template and prints its value and type.")
public final class TemplateCommand extends AuthorCommand {

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private What what;

    @Option(
            names = "--context",
            paramLabel = "FILE",
            description = "A JSON object with the variables: config, record, stream_slice, …")
    private @Nullable Path context;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "The present time for now_utc() and similar functions; ISO 8601.")
    private @Nullable Instant now;

    public TemplateCommand(PrintStream out, StandardError people) {
        super(out, people);
    }

    /** One template or many. */
    private static final class What {

        @Parameters(paramLabel = "TEXT", description = "The template.")
        private @Nullable String text;

        @Option(
                names = "--batch",
                paramLabel = "FILE",
                description = "Lines of JSON: {\"id\", \"template\", \"context\", \"default\"?, \"valid_types\"?, "
                        + "\"frozen_now\"?}; prints a line for each.")
        private @Nullable Path batch;
    }

    @Override
    int execute() throws IOException {
        return what.batch == null ? evaluate(String.valueOf(what.text)) : evaluateAll(what.batch);
    }

    private int evaluate(String text) {
        try {
            out.println(Json.write(
                    Authoring.evaluateTemplate(request(text), Clock.systemUTC()).toJson()));
            return ExitCode.OK;
        } catch (TemplateException e) {
            String place = e.offset() < 0 ? "" : "character " + (e.offset() + 1) + ": ";
            people.say(LogLevel.ERROR, "template: " + place + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private int evaluateAll(Path file) throws IOException {
        try (Reader lines = Files.newBufferedReader(file)) {
            Authoring.evaluateTemplates(lines, out, Clock.systemUTC());
        }
        return ExitCode.OK;
    }

    private Map<String, Object> request(String text) {
        Instant frozen = now;
        Object variables = variables(context);
        return frozen == null
                ? Map.of("template", text, "context", variables)
                : Map.of("template", text, "context", variables, "frozen_now", frozen.toString());
    }

    private static Object variables(@Nullable Path file) {
        if (file == null) {
            return Map.of();
        }
        Object variables =
                new JsonReader().read(file.toString(), DocumentFiles.text(file)).toPlain();
        return variables == null ? Map.of() : variables;
    }
}
