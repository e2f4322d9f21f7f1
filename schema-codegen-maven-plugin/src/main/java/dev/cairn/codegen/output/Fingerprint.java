package dev.cairn.codegen.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells by content whether anything changed that the output depends on. */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * The fingerprint of a run.
     *
     * @param options everything but files that the output depends on
     * @param files the documents that were read; what is no file is told apart by its name only
     */
    public static String of(String options, Collection<URI> files) {
        MessageDigest digest = sha256();
        digest.update(options.getBytes(StandardCharsets.UTF_8));
        files.stream().sorted().forEach(uri -> {
            digest.update((byte) 0);
            digest.update(nameOf(uri).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(content(uri));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The fingerprint of the classes and resources that lie with a class, be it in a jar or in a folder: a snapshot changes
     * under the same version.
     */
    public static String ofCode(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            return "";
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(place)) {
                return ofFolder(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return ofFolder(jar.getPath("/"));
            }
        } catch (URISyntaxException e) {
            throw new IOException("not a file: " + source.getLocation(), e);
        }
    }

    private static String ofFolder(Path root) throws IOException {
        MessageDigest digest = sha256();
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> sorted = files.filter(Files::isRegularFile)
                    // Build tools add files of their own to a jar.
                    .filter(file -> !root.relativize(file).startsWith("META-INF"))
                    .sorted(Comparator.comparing(file -> root.relativize(file).toString()))
                    .toList();
            for (Path file : sorted) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** The folder doesn't matter to the output, and a build may be moved. */
    private static String nameOf(URI uri) {
        String text = uri.toString();
        return "file".equals(uri.getScheme()) ? text.substring(text.lastIndexOf('/') + 1) : text;
    }

    private static byte[] content(URI uri) {
        if (!"file".equals(uri.getScheme()) || !Files.exists(Path.of(uri))) {
            return new byte[0];
        }
        try {
            return Files.readAllBytes(Path.of(uri));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
