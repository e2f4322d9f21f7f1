package dev.cairn.workbench.pip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class PackageArchiveTest {

    private static final String NAME = "a-1-py3-none-any.whl";

    /** Of zeros, which are packed to little. */
    private static byte[] zip(int count, int mebibytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
                for (int m = 0; m < mebibytes; m++) {
                    zip.write(zeros);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static String refusal(byte[] file, String wanted) {
        return String.valueOf(assertThrows(IndexException.class, () -> PackageArchive.read(NAME, file, wanted::equals))
                .getMessage());
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() throws IOException {
        assertEquals(NAME + " is too large: f0", refusal(zip(1, 33), "f0"));
        assertEquals(NAME + " unpacks to more than 512 MiB", refusal(zip(9, 60), "none"));
        assertEquals(NAME + " has more than 50000 entries", refusal(zip(50_001, 0), "none"));
        assertEquals(
                1 << 20, PackageArchive.read(NAME, zip(2, 1), "f1"::equals).getOrDefault("f1", new byte[0]).length);
    }

    /** Bytes that a server has mixed up end as an archive that cannot be read, or give what is in it. */
    @Test
    void whatIsDamagedEndsWithAnError() throws IOException {
        byte[] whole = zip(3, 0);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                Map<String, byte[]> read = PackageArchive.read(NAME, damaged, "f1"::equals);
                assertArrayEquals(new byte[0], read.getOrDefault("f1", new byte[0]));
            } catch (IndexException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith(NAME + " "), e.getMessage());
            }
        }
    }
}
