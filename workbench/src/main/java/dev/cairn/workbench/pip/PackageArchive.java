package dev.cairn.workbench.pip;

import dev.cairn.pythonvalues.words.FailureWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
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

    /** Finds the symbolic links in a zip file, which only its directory at the end tells from files. */
    private static final class ZipLinks {

        private static final int END = 0x06054b50;
        private static final int END_BYTES = 22;
        private static final int ENTRY = 0x02014b50;
        private static final int ENTRY_BYTES = 46;

        /** The kind of file in the mode that Unix tools write. */
        private static final int KIND = 0xf000;

        private static final int LINK = 0xa000;

        private ZipLinks() {}

        /** The names of the entries that are links; none where the file has no directory that can be read. */
        static Set<String> in(byte[] file) {
            Set<String> links = new HashSet<>();
            ByteBuffer zip = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            int at = directory(zip);
            while (at >= 0 && at + ENTRY_BYTES <= file.length && zip.getInt(at) == ENTRY) {
                int name = Short.toUnsignedInt(zip.getShort(at + 28));
                int others = Short.toUnsignedInt(zip.getShort(at + 30)) + Short.toUnsignedInt(zip.getShort(at + 32));
                int mode = zip.getInt(at + 38) >>> 16;
                if ((mode & KIND) == LINK && at + ENTRY_BYTES + name <= file.length) {
                    links.add(new String(file, at + ENTRY_BYTES, name, StandardCharsets.UTF_8));
                }
                at += ENTRY_BYTES + name + others;
            }
            return links;
        }

        /** Where the directory begins; -1 if there is none. */
        private static int directory(ByteBuffer zip) {
            for (int at = zip.limit() - END_BYTES; at >= 0; at--) {
                if (zip.getInt(at) == END) {
                    return zip.getInt(at + 16);
                }
            }
            return -1;
        }
    }
}
