package dev.cairn.cli.options;

import dev.cairn.core.error.ConfigException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of a folder's files, each of which has the configuration of an account.
 *
 * @param name the account's: the file's name without {@code .json}
 */
public record AccountFile(String name, Path file) {

    /** Stands for the account's name in the values of options. */
    public static final String PLACEHOLDER = "{account}";

    private static final String SUFFIX = ".json";

    /**
     * What a folder has.
     *
     * @param accounts sorted by their names
     * @param others the names of visible files that are no configurations
     */
    public record Found(List<AccountFile> accounts, List<String> others) {}

    /**
     * The configurations of a folder: its files {@code *.json} but hidden ones, and what symbolic links of such names lead to.
     *
     * @throws ConfigException if there is none
     */
    public static Found all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ConfigException("There is no folder " + folder + " with configurations");
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(files::add);
        }
        List<AccountFile> accounts = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Path file : files.stream().sorted().toList()) {
            String name = String.valueOf(file.getFileName());
            if (name.startsWith(".")) {
                continue;
            }
            if (name.endsWith(SUFFIX) && !Files.isDirectory(file)) {
                accounts.add(new AccountFile(name.substring(0, name.length() - SUFFIX.length()), file));
            } else {
                others.add(name);
            }
        }
        if (accounts.isEmpty()) {
            throw new ConfigException(
                    "The folder " + folder + " has no configurations: files whose names end in " + SUFFIX);
        }
        return new Found(accounts, others);
    }

    /** The value of an option for this account. */
    public String in(String option) {
        return option.replace(PLACEHOLDER, name);
    }

    /** Whether the value of an option is another one for each account. */
    public static boolean isIn(@Nullable String option) {
        return option != null && option.contains(PLACEHOLDER);
    }
}
