package dev.cairn.workbench.pip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Finds the symbolic links in a zip file, which only its directory at the end tells from files. */
final class ZipLinks {

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
