package dev.cairn.cli.author;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.json.Json;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.workbench.language.YamlText;
import dev.cairn.workbench.operation.OperationDescription;
import dev.cairn.workbench.operation.OperationFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;

/** One operation of authors. The members of its request are its options. */
@Command(mixinStandardHelpOptions = true)
final class OperationCommand extends AuthorCommand {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DoCommand parent;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "yaml (default), or json for the response as it is.")
    private ResolveCommand.Format format = ResolveCommand.Format.yaml;

    private final OperationDescription operation;
    private final CommandSpec spec;

    OperationCommand(OperationDescription operation, PrintStream out, StandardError people) {
        super(out, people);
        this.operation = operation;
        this.spec = CommandSpec.forAnnotatedObject(this).name(operation.name());
        spec.usageMessage().description(plain(operation.description()));
        Object required = operation.input().get("required");
        operation
                .members()
                .forEach((name, member) -> spec.addOption(
                        option(name, member, required instanceof List<?> names && names.contains(name))));
    }

    CommandSpec spec() {
        return spec;
    }

    private static OptionSpec option(String name, Map<String, @Nullable Object> member, boolean required) {
        Class<?> type = isTexts(member) ? String[].class : String.class;
        OptionSpec.Builder option = OptionSpec.builder(flag(name)).type(type).required(required);
        if (member.get("type") instanceof String label) {
            option.paramLabel(
                    switch (label) {
                        case "string" -> "TEXT";
                        case "integer" -> "N";
                        case "boolean" -> "true|false";
                        default -> isTexts(member) ? "TEXT" : "JSON";
                    });
            if ("boolean".equals(label)) {
                option.arity("0..1").fallbackValue("true");
            }
        }
        return member.get("description") instanceof String description
                ? option.description(plain(description)).build()
                : option.build();
    }

    private static String flag(String member) {
        return "--" + member.replace('_', '-');
    }

    private static boolean isTexts(Map<String, @Nullable Object> member) {
        return member.get("items") instanceof Map<?, ?> items && "string".equals(items.get("type"));
    }

    /** Escapes what picocli would take for a format. */
    private static String plain(String description) {
        return description.replace("%", "%%").replace("@|", "@ |");
    }

    @Override
    int execute() throws IOException {
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        operation.members().forEach((name, member) -> {
            Object given = spec.findOption(flag(name)).getValue();
            if (given != null) {
                request.put(name, value(name, member, given));
            }
        });
        try {
            Map<String, @Nullable Object> response = parent.runner().run(operation.name(), request, new StopSignal());
            switch (format) {
                case yaml -> out.print(YamlText.of((ObjectNode) PlainNodes.of(Place.of(operation.name()), response)));
                case json -> out.println(Json.write(response));
            }
            return ExitCode.OK;
        } catch (OperationFailure e) {
            String.valueOf(e.getMessage()).lines().forEach(line -> people.say(LogLevel.ERROR, line));
            return ExitCode.FAILED;
        }
    }

    private @Nullable Object value(String name, Map<String, @Nullable Object> member, Object given) {
        if (given instanceof String[] texts) {
            return List.of(texts);
        }
        if ("string".equals(member.get("type"))) {
            return given;
        }
        try {
            return Json.parse(given.toString());
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    flag(name) + ": '" + given + "' is not JSON (expected " + member.get("type") + ")");
        }
    }
}
