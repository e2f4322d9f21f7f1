package dev.cairn.codegen.compare;

import dev.cairn.codegen.input.InputException;
import dev.cairn.codegen.input.InputPaths;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The YAML and JSON files of a revision, which schemas may refer to, written by Git without touching the work tree or the index. */
final class GitRevision {

    private static final List<String> DOCUMENTS = List.of("*.json", "*.yaml", "*.yml");

    private final String revision;
    private final InputPaths now;

    GitRevision(String revision, InputPaths now) {
        this.revision = revision;
        this.now = now;
    }

    /**
     * Writes the files below a folder, which is empty.
     *
     * @return where the schemas are in it
     */
    InputPaths copy(Path folder) throws IOException {
        Path base = now.base().toRealPath();
        Path top = Path.of(git(folder, "rev-parse", "--show-toplevel").strip()).toRealPath();
        // A commit's name can't be taken for an option.
        String commit = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
                .strip();
        git(folder, "read-tree", commit);
        List<String> listing = new ArrayList<>(List.of("ls-files", "-z", "--full-name", "--"));
        DOCUMENTS.forEach(pattern -> listing.add(":(top)" + pattern));
        for (Path path : now.all()) {
            listing.add(":(top,literal)" + slashed(within(top, path)));
        }
        String files = git(folder, listing.toArray(String[]::new));
        List<String> checkout = new ArrayList<>(List.of("-C", top.toString(), "checkout-index", "--force"));
        checkout.add("--prefix=" + folder + "/files/");
        checkout.addAll(List.of("-z", "--stdin"));
        Files.writeString(folder.resolve("list"), files);
        git(folder, checkout.toArray(String[]::new));
        Path copies = folder.resolve("files");
        Files.createDirectories(copies.resolve(within(top, base).toString()));
        InputPaths moved = now.moved(path -> copies.resolve(within(top, path).toString()));
        if (moved.sources().stream().noneMatch(Files::exists)) {
            throw new InputException(
                    "There are no schemas in " + now.sources() + " at the Git revision '" + revision + "'.");
        }
        return moved;
    }

    private static Path within(Path top, Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (!absolute.startsWith(top)) {
            throw new InputException(path + " is not in the Git repository " + top + ".");
        }
        return top.relativize(absolute);
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** What Git says; its input is the list of files, if there is one. */
    private String git(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(arguments));
        Path list = folder.resolve("list");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(now.base().toFile());
        builder.environment().put("GIT_INDEX_FILE", folder.resolve("index").toString());
        Path errors = folder.resolve("errors");
        builder.redirectError(errors.toFile());
        if (Files.exists(list)) {
            builder.redirectInput(list.toFile());
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new InputException("Git can't be started, which is needed to read the revision '" + revision + "'.");
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new InputException("Git has no files of the revision '" + revision + "' for " + now.base() + ": "
                        + Files.readString(errors).strip());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Git was running");
        }
        return said;
    }
}
