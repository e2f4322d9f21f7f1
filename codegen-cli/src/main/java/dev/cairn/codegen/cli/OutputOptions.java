package dev.cairn.codegen.cli;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.output.Seal;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which models to make of schemas, and where they are. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class OutputOptions {

    @Mixin
    private SchemaOptions schemas = new SchemaOptions();

    @Option(
            names = "--target-package",
            required = true,
            paramLabel = "NAME",
            description = "The package of the models.")
    private String targetPackage;

    @Option(
            names = "--output-directory",
            required = true,
            paramLabel = "FOLDER",
            description = "The source folder that the models are in; their package is a folder in it.")
    private Path outputDirectory;

    @Option(
            names = "--resource-directory",
            paramLabel = "FOLDER",
            description = "The folder for generated resources. Default: the output directory.")
    private @Nullable Path resourceDirectory;

    Path outputDirectory() {
        return outputDirectory;
    }

    Path resourceDirectory() {
        return resourceDirectory == null ? outputDirectory : resourceDirectory;
    }

    /** What the schemas give, each source with its seal: so an edited file is told from one of another schema. */
    Generation generate() throws IOException {
        return schemas.generator()
                .generate(schemas.request(schemas.paths(), targetPackage))
                .withSources(Seal::on);
    }
}
