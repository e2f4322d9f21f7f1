package dev.cairn.it.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The Python CDK, a process for each command. */
final class ReferenceProcess implements Subject {

    /** As in an image that has the manifest built in, else {@code spec} would tell of connectors in general. */
    private static final String PROGRAM = """
            import sys
            if sys.argv[1] == "spec":
                import yaml
                from airbyte_cdk.entrypoint import launch
                from airbyte_cdk.sources.declarative.concurrent_declarative_source import ConcurrentDeclarativeSource
                manifest = yaml.safe_load(open(sys.argv[3]))
                launch(ConcurrentDeclarativeSource(catalog=None, config={}, state=None, source_config=manifest), ["spec"])
            else:
                from airbyte_cdk.cli.source_declarative_manifest import run
                run()
            """;

    private static final long SECONDS = 60;
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private final String python;

    /**
     * @param python an interpreter with {@code airbyte-cdk} installed
     */
    ReferenceProcess(String python) {
        this.python = python;
    }

    @Override
    public Outcome run(List<String> arguments, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, "-c", PROGRAM));
        command.addAll(arguments);
        Path out = folder.resolve("stdout.jsonl");
        Path err = folder.resolve("stderr.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        directConnections(builder.environment());
        AT_ONCE.acquire();
        try {
            String exit = exit(builder.start());
            return new Outcome(exit, Files.readString(out), Files.readString(err));
        } finally {
            AT_ONCE.release();
        }
    }

    private static String exit(Process process) throws InterruptedException {
        if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            return Outcome.exit(process.exitValue());
        }
        process.destroyForcibly().waitFor();
        return "timeout";
    }

    private static void directConnections(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        environment.put("NO_PROXY", "127.0.0.1");
        environment.put("no_proxy", "127.0.0.1");
    }
}
