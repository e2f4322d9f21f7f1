package dev.cairn.codegen.cli;

import dev.cairn.codegen.PlannedModels;
import dev.cairn.codegen.compare.ChangesFormat;
import dev.cairn.codegen.compare.EarlierSchemas;
import dev.cairn.codegen.compare.FailOnBreak;
import dev.cairn.codegen.compare.SchemaComparison;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a change of schemas breaks. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Says what a change of the schemas breaks: reading documents of the earlier ones, writing documents for"
                    + " their readers, and code that uses the models, when it is compiled (source) or only run (binary).",
            "Writes nothing. Exit code 3: something breaks."
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class CompareCommand implements Callable<Integer> {

    private final Console report;

    @Mixin
    private SchemaOptions options = new SchemaOptions();

    @Option(
            names = "--against",
            required = true,
            paramLabel = "FILE|FOLDER|JAR|git:REVISION",
            description =
                    "The earlier schemas: a file, a folder, a jar that has them among its resources, or the same paths in a"
                            + " Git revision.")
    private String against;

    @Option(
            names = "--target-package",
            defaultValue = "",
            paramLabel = "NAME",
            description = "The package of the models; only needed for a jar with the models of several.")
    private String targetPackage;

    @Option(
            names = "--fail-on",
            split = ",",
            defaultValue = "all",
            paramLabel = "reading|writing|source|binary|all|none",
            description = "What must not break. Default: all")
    private List<String> failOn;

    @Option(
            names = "--allow",
            split = ",",
            paramLabel = "KIND",
            description = "Kinds of changes that don't count, as the JSON report calls them: constructor, nullness…")
    private List<String> allow = List.of();

    @Option(names = "--strict", description = "What may break counts, too.")
    private boolean strict;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "text|json|github",
            description = "A table, one object in JSON, or annotations of GitHub. Default: text")
    private ChangesFormat format;

    CompareCommand(Console report) {
        this.report = report;
    }

    @Override
    public Integer call() throws IOException {
        FailOnBreak wanted = FailOnBreak.of(failOn, allow, strict);
        try (EarlierSchemas earlier = EarlierSchemas.find(against, options.paths(), targetPackage)) {
            String name = targetPackage.isEmpty() ? "models" : targetPackage;
            PlannedModels before = options.generator().plan(options.request(earlier.paths(), name));
            PlannedModels after = options.generator().plan(options.request(options.paths(), name));
            SchemaComparison comparison = SchemaComparison.of(before, after);
            return report.compared(
                    format.lines(comparison, wanted.breaking(comparison)),
                    wanted.summary(comparison),
                    wanted.breaking(comparison).isEmpty());
        }
    }
}
