package dev.cairn.codegen.cli;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.output.OutputFiles;
import dev.cairn.codegen.output.TreeComparison;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes models. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description =
                "Writes the models. Only files whose bytes differ are written; generated files of types that are gone"
                        + " are deleted.")
final class GenerateCommand implements Callable<Integer> {

    private final Console report;

    @Mixin
    private OutputOptions options = new OutputOptions();

    GenerateCommand(Console report) {
        this.report = report;
    }

    @Override
    public Integer call() throws IOException {
        Generation generation = options.generate();
        report.warnings(generation.warnings());
        OutputFiles files = new OutputFiles();
        files.add(options.outputDirectory(), generation.sources());
        files.add(options.resourceDirectory(), generation.resources());
        OutputFiles.Outcome outcome = files.write(TreeComparison.stale(
                options.outputDirectory(), generation.sources().keySet()));
        return report.done(generation.types() + " types in "
                + generation.sources().size() + " files: " + outcome.written() + " written, " + outcome.deleted()
                + " deleted.");
    }
}
