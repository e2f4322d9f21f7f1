package dev.cairn.cli;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.json.Json;
import dev.cairn.runtime.manifest.ComponentSchema;
import dev.cairn.runtime.manifest.LoadedManifest;
import dev.cairn.runtime.manifest.ManifestLoader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        description =
                "Prints a manifest as Cairn sees it: references replaced, parameters handed down, types filled in.")
final class ResolveCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(paramLabel = "MANIFEST", description = "The connector's YAML manifest.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path manifest;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "yaml (default), where comments say which line of the manifest a value comes from, or json.")
    private Format format = Format.yaml;

    /** What is printed; constants are the words of the command line. */
    enum Format {
        yaml,
        json
    }

    /**
     * @param out takes the manifest
     * @param err takes what is wrong with it
     */
    ResolveCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        try {
            LoadedManifest loaded = new ManifestLoader(ComponentSchema.bundled())
                    .load(manifest.toString(), DocumentFiles.text(manifest));
            switch (format) {
                case yaml -> new ResolvedYaml(out).print(loaded.resolved());
                case json -> out.println(Json.write(loaded.plain()));
            }
            return ProtocolCommand.OK;
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(err::println);
            return ProtocolCommand.FAILED;
        }
    }
}
