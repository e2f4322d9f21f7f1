package dev.cairn.cli.destination;

import dev.cairn.cli.options.AccountFile;
import dev.cairn.cli.options.BesideJar;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.Destinations;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name a destination. */
public final class DestinationOptions {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{(file:)?((?:\\{account}|[^}])+)}|" + Pattern.quote(AccountFile.PLACEHOLDER));
    private static final Pattern PASSWORD = Pattern.compile("://[^/@]*?:([^/@]+)@");

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            required = true,
            description =
                    "The destination: sqlite:FILE, duckdb:FILE, jsonl:FOLDER, parquet:FOLDER or "
                            + "postgresql://USER:PASSWORD@HOST:PORT/DATABASE?schema=SCHEMA. $${NAME} stands for a variable of the "
                            + "environment, $${file:PATH} for the content of a file, with --configs {account} for the name of an account.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String to;

    @Option(
            names = "--drivers",
            paramLabel = "FOLDER",
            description =
                    "The jars of the databases' drivers. Default: the environment variable CAIRN_DRIVERS, else the "
                            + "folder drivers beside cairn.jar.")
    private @Nullable Path drivers;

    private @Nullable ClassLoader loader;

    /** @param secrets learns what is secret in the address */
    Destination open(SecretMask secrets) throws DestinationException {
        return open(secrets, null);
    }

    /**
     * The destination of an account; null for one that is not one of many. Thread-safe.
     *
     * @param secrets learns what is secret in the address
     */
    Destination open(SecretMask secrets, @Nullable AccountFile account) throws DestinationException {
        return Destinations.open(resolved(secrets, account), drivers());
    }

    /** The address as it was given. */
    String given() {
        return to;
    }

    /** A destination whose driver is in the folder beside the jar. */
    public static Destination open(String address) throws DestinationException {
        return Destinations.open(address, drivers(BesideJar.folder("drivers")));
    }

    /** One for all: a driver is loaded, and what it brings for the system unpacked, once. */
    private synchronized ClassLoader drivers() throws DestinationException {
        ClassLoader loaded = loader == null ? drivers(folder()) : loader;
        loader = loaded;
        return loaded;
    }

    private static ClassLoader drivers(Path folder) throws DestinationException {
        try {
            return DriverClassLoader.of(folder, DestinationOptions.class.getClassLoader());
        } catch (IOException e) {
            throw new DestinationException("The folder " + folder + " with drivers cannot be read: " + e, e);
        }
    }

    private Path folder() throws DestinationException {
        String variable = System.getenv("CAIRN_DRIVERS");
        Path named = drivers != null ? drivers : variable == null || variable.isEmpty() ? null : Path.of(variable);
        if (named == null) {
            return BesideJar.folder("drivers");
        }
        if (!Files.isDirectory(named)) {
            throw new DestinationException("There is no folder " + named + " with drivers");
        }
        return named;
    }

    private String resolved(SecretMask secrets, @Nullable AccountFile account) throws DestinationException {
        Matcher matcher = VARIABLE.matcher(to);
        StringBuilder address = new StringBuilder();
        while (matcher.find()) {
            String variable = matcher.group(2);
            String value;
            if (variable != null) {
                String named = account == null ? variable : account.in(variable);
                value = matcher.group(1) == null ? variable(named) : content(Path.of(named));
                secrets.add(value);
            } else if (account != null) {
                value = account.name();
            } else {
                continue;
            }
            matcher.appendReplacement(address, Matcher.quoteReplacement(escaped(value)));
        }
        matcher.appendTail(address);
        Matcher password = PASSWORD.matcher(address);
        if (password.find()) {
            secrets.add(password.group(1));
        }
        return address.toString();
    }

    /** In addresses of servers, a password or a name may have any characters. */
    private String escaped(String value) {
        return to.contains("://")
                ? URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")
                : value;
    }

    private static String variable(String name) throws DestinationException {
        String value = System.getenv(name);
        if (value == null) {
            throw new DestinationException("--to names the environment variable " + name + ", which is not set");
        }
        return value;
    }

    private static String content(Path file) throws DestinationException {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DestinationException("--to names the file " + file + ", which cannot be read", e);
        }
    }
}
