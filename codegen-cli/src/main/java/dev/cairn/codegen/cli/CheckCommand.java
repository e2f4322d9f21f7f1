package dev.cairn.codegen.cli;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.output.TreeComparison;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares models with the schemas. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Fails unless the models are what the schemas say. Writes nothing.")
final class CheckCommand implements Callable<Integer> {

    private final Console report;

    @Mixin
    private OutputOptions options = new OutputOptions();

    CheckCommand(Console report) {
        this.report = report;
    }

    @Override
    public Integer call() throws IOException {
        Generation generation = options.generate();
        report.warnings(generation.warnings());
        TreeComparison found = TreeComparison.of(options.outputDirectory(), generation.sources())
                .and(TreeComparison.of(options.resourceDirectory(), generation.resources()));
        Optional<String> problem = found.problem(options.outputDirectory(), "schema-codegen generate");
        return problem.isPresent()
                ? report.problem(found.lines(), problem.get())
                : report.done("All " + generation.sources().size() + " files are what the schemas say.");
    }
}
