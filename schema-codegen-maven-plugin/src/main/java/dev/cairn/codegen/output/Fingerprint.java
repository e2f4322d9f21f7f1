package dev.cairn.codegen.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Tells by content whether anything changed that the output depends on: by two checksums of 32 bits. They are quick in a JVM that
 * has only just started, where a cryptographic hash takes longer than all else that is done when nothing changed, and a
 * build gains nothing by fooling itself.
 */
public final class Fingerprint {

    private final List<Checksum> sums = List.of(new CRC32(), new CRC32C());
    private long length;

    private Fingerprint() {}

    /**
     * The fingerprint of a run.
     *
     * @param options everything but files that the output depends on
     * @param files the documents that were read; what is no file is told apart by its name only
     */
    public static String of(String options, Collection<URI> files) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(options);
        for (URI uri : new TreeSet<>(files)) {
            fingerprint.add(nameOf(uri));
            fingerprint.add(content(uri));
        }
        return fingerprint.toString();
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
            return Files.isDirectory(place) ? ofFolder(place) : ofJar(place);
        } catch (URISyntaxException e) {
            throw new IOException("not a file: " + source.getLocation(), e);
        }
    }

    /** A jar knows the checksums of what is in it. */
    private static String ofJar(Path place) throws IOException {
        List<String> files = new ArrayList<>();
        try (ZipFile jar = new ZipFile(place.toFile())) {
            Enumeration<? extends ZipEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                // Build tools add files of their own to a jar.
                if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
                    files.add(entry.getName() + " " + entry.getCrc() + " " + entry.getSize());
                }
            }
        }
        String[] sorted = files.toArray(new String[0]);
        Arrays.sort(sorted);
        Fingerprint fingerprint = new Fingerprint();
        for (String file : sorted) {
            fingerprint.add(file);
        }
        return fingerprint.toString();
    }

    private static String ofFolder(Path root) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> sorted = files.filter(Files::isRegularFile)
                    .filter(file -> !root.relativize(file).startsWith("META-INF"))
                    .sorted(Comparator.comparing(file -> root.relativize(file).toString()))
                    .toList();
            for (Path file : sorted) {
                fingerprint.add(root.relativize(file).toString());
                fingerprint.add(Files.readAllBytes(file));
            }
        }
        return fingerprint.toString();
    }

    static String of(byte[] bytes) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(bytes);
        return fingerprint.toString();
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
        add(new byte[1]);
    }

    private void add(byte[] bytes) {
        for (Checksum sum : sums) {
            sum.update(bytes, 0, bytes.length);
        }
        length += bytes.length;
    }

    @Override
    public String toString() {
        return Long.toHexString(sums.get(0).getValue()) + "-"
                + Long.toHexString(sums.get(1).getValue()) + "-" + length;
    }

    /** What stands for the content of something in a jar; nothing if it isn't there any more. */
    private static byte[] ofEntry(URI uri) {
        String text = uri.toString();
        int end = text.indexOf("!/");
        Path jar = Path.of(URI.create(text.substring("jar:".length(), end)));
        if (!Files.isRegularFile(jar)) {
            return new byte[0];
        }
        try (ZipFile file = new ZipFile(jar.toFile())) {
            ZipEntry entry =
                    file.getEntry(URI.create(text.substring(end + 1)).getPath().substring(1));
            return entry == null
                    ? new byte[0]
                    : (entry.getCrc() + " " + entry.getSize()).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder doesn't matter to the output, and a build may be moved. */
    private static String nameOf(URI uri) {
        String text = uri.toString();
        return "file".equals(uri.getScheme()) ? text.substring(text.lastIndexOf('/') + 1) : text;
    }

    private static byte[] content(URI uri) {
        if (uri.toString().startsWith("jar:file:")) {
            return ofEntry(uri);
        }
        if (!"file".equals(uri.getScheme()) || !Files.exists(Path.of(uri))) {
            return new byte[0];
        }
        try {
            return Files.readAllBytes(Path.of(uri));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
