package dev.cairn.pythoncomponents.environment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The Python environment of one connector: a virtual environment in the folder {@code .venv} beside its manifest, with the
 * CDK and the packages that {@code requirements.txt} beside the manifest names. Not thread-safe.
 */
public final class ConnectorEnvironment {

    /** The file that lists the packages that a connector's components import. */
    public static final String REQUIREMENTS = "requirements.txt";

    private static final String FOLDER = ".venv";
    private static final String CDK = "airbyte-cdk";

    /** Packages that older releases of the CDK brought with them, and that connectors of that time import. */
    private static final List<String> OF_OLDER_CDK = List.of("pendulum", "backoff");

    private final Path connector;

    /** @param connector the folder of the manifest */
    public ConnectorEnvironment(Path connector) {
        this.connector = connector;
    }

    /** Returns its interpreter; empty if the environment was not made yet. */
    public Optional<Path> interpreter() {
        Path folder = connector.resolve(FOLDER);
        return List.of(folder.resolve("bin/python"), folder.resolve("Scripts/python.exe")).stream()
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Makes the environment, or installs what is missing in it. Runs pip, which may run code of the packages that it installs.
     *
     * @param python the interpreter to make it with
     * @param progress receives each line that the commands print
     * @return its interpreter
     * @throws IOException with a message for people if a command fails
     */
    public Path make(String python, Consumer<String> progress) throws IOException, InterruptedException {
        Path folder = connector.resolve(FOLDER);
        run(List.of(python, "-m", "venv", folder.toString()), progress);
        Files.writeString(folder.resolve(".gitignore"), "*\n");
        Path made = interpreter().orElseThrow(() -> new IOException(python + " made no interpreter in " + folder));
        List<String> install =
                new ArrayList<>(List.of(made.toString(), "-m", "pip", "install", "--disable-pip-version-check", "-q"));
        install.addAll(requirements());
        run(install, progress);
        return made;
    }

    /** Returns the requirements to install, as pip takes them. */
    List<String> requirements() throws IOException {
        Path file = connector.resolve(REQUIREMENTS);
        List<String> wanted = new ArrayList<>();
        boolean hasCdk = false;
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String requirement = line.strip();
            if (requirement.isEmpty() || requirement.startsWith("#")) {
                continue;
            }
            if (!requirement.toLowerCase(Locale.ROOT).startsWith(CDK)) {
                wanted.add(requirement);
            } else if (CdkRequirement.fits(requirement)) {
                wanted.add(requirement);
                hasCdk = true;
            }
        }
        if (!hasCdk) {
            wanted.add(CdkRequirement.ANY);
            OF_OLDER_CDK.stream()
                    .filter(one -> wanted.stream().noneMatch(other -> other.startsWith(one)))
                    .forEach(wanted::add);
        }
        return wanted;
    }

    private void run(List<String> command, Consumer<String> progress) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(connector.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String last = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                progress.accept(line);
                last = line;
            }
        } finally {
            process.destroy();
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("'" + String.join(" ", command) + "' exited with " + code + ": " + last);
        }
    }
}
