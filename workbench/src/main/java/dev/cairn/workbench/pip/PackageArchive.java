package dev.cairn.workbench.pip;

import dev.cairn.pythonvalues.words.FailureWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The contents of a wheel. It is read in memory, within limits; nothing of it is written or run. Not thread-safe.
 */
public final class PackageArchive {

    private static final int MOST_ENTRIES = 50_000;
    private static final long MOST_BYTES = 512L << 20;
    private static final int LARGEST_ENTRY = 32 << 20;
    private static final long MOST_TAKEN = 128L << 20;

    private final String name;
    private final Predicate<String> wanted;
    private final Map<String, byte[]> taken = new TreeMap<>();
    private int entries;
    private long bytes;
    private long kept;

    private PackageArchive(String name, Predicate<String> wanted) {
        this.name = name;
        this.wanted = wanted;
    }

    /**
     * Returns the entries that are wanted, by their paths.
     *
     * @param name the file's name, for errors
     * @throws IndexException if it cannot be read, is too large, or has paths that lead out of it
     */
    public static Map<String, byte[]> read(String name, byte[] file, Predicate<String> wanted) throws IndexException {
        PackageArchive archive = new PackageArchive(name, wanted);
        try {
            archive.read(file);
        } catch (IndexException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) { // of names in an unknown encoding
            throw new IndexException(name + " cannot be unpacked: " + FailureWords.of(e), e);
        }
        return archive.taken;
    }

    private void read(byte[] file) throws IOException {
        Set<String> links = ZipLinks.in(file);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String path = counted(entry.getName());
                if (!entry.isDirectory()) {
                    take(path, in, links.contains(entry.getName()));
                }
            }
        }
        if (entries == 0) {
            throw new ZipException("it is no zip file");
        }
    }

    /** The path, in one way of writing. */
    private String counted(String given) throws IndexException {
        String path = given.replaceFirst("^(?:\\./)+", "");
        boolean leaves = path.startsWith("/")
                || path.contains("\\")
                || path.matches("[A-Za-z]:.*")
                || path.indexOf('\0') >= 0
                || ("/" + path + "/").contains("/../");
        if (leaves) {
            throw new IndexException(name + " has an entry that leads out of it: " + given);
        }
        if (++entries > MOST_ENTRIES) {
            throw new IndexException(name + " has more than " + MOST_ENTRIES + " entries");
        }
        return path;
    }

    private void take(String path, InputStream content, boolean link) throws IOException {
        boolean wants = wanted.test(path);
        if (wants && link) {
            throw new IndexException(name + " has a link in place of the file " + path);
        }
        if (wants) {
            byte[] read = content.readNBytes(LARGEST_ENTRY + 1);
            kept += read.length;
            count(read.length);
            if (read.length > LARGEST_ENTRY || kept > MOST_TAKEN) {
                throw new IndexException(name + " is too large: " + path);
            }
            if (taken.put(path, read) != null) {
                throw new IndexException(name + " has two files " + path);
            }
        }
        byte[] rest = new byte[1 << 16];
        for (int count = content.read(rest); count >= 0; count = content.read(rest)) {
            count(count);
        }
    }

    private void count(int more) throws IndexException {
        bytes += more;
        if (bytes > MOST_BYTES) {
            throw new IndexException(name + " unpacks to more than " + (MOST_BYTES >> 20) + " MiB");
        }
    }
}
