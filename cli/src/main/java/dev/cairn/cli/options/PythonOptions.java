package dev.cairn.cli.options;

import dev.cairn.runtime.spi.CodeOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where custom components in Python are, and what runs them. */
public final class PythonOptions {

    @Option(
            names = "--components-path",
            paramLabel = "FILE",
            description = "A Python file with the connector's custom components. It runs only where the environment "
                    + "variable AIRBYTE_ENABLE_UNSAFE_CODE is true.")
    private @Nullable Path componentsPath;

    @Option(
            names = "--python",
            paramLabel = "INTERPRETER",
            description = "The Python interpreter for custom components, of the environment that the connector or"
                    + " airbyte-cdk is installed in. Default: the environment variable CAIRN_PYTHON, else .venv beside the"
                    + " manifest ('cairn doctor --fix' makes it), else python3.")
    private @Nullable String python;

    /** What these options and the environment say, for a manifest that is not part of an image. */
    public CodeOptions code() {
        CodeOptions code = CodeOptions.ofEnvironment();
        if (python != null) {
            code = code.interpreter(python);
        }
        return componentsPath == null ? code : code.components(componentsPath.toAbsolutePath());
    }
}
