package dev.cairn.records.decoder;

import dev.cairn.http.disk.TemporaryFile;
import dev.cairn.http.response.Response;
import dev.cairn.records.MalformedBodyException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Decodes all files of a zip archive, one after the other, with another decoder. The archive is put on disk. */
public record ZipfileDecoder(Decoder inner) implements Decoder {

    @Override
    public DecodedValues decode(Response response) throws IOException {
        try (InputStream bytes = response.stream()) {
            return new Files(TemporaryFile.named(new byte[0], bytes, file -> new ZipFile(file.toFile())));
        } catch (ZipException e) {
            throw new MalformedBodyException("The response is no zip archive: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    /** A file whose bytes are not what the archive says they are gives nothing, as in the reference. */
    private static void check(ZipFile zip, ZipEntry entry) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream bytes = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        if (checksum.getValue() != entry.getCrc()) {
            throw new MalformedBodyException("its checksum does not fit");
        }
    }

    private final class Files implements DecodedValues {

        private final ZipFile zip;
        private final Iterator<? extends ZipEntry> entries;
        private DecodedValues current = () -> null;
        private String name = "";

        Files(ZipFile zip) {
            this.zip = zip;
            this.entries = zip.entries().asIterator();
        }

        @Override
        public @Nullable DecodedValue next() throws IOException {
            try {
                DecodedValue value = current.next();
                while (value == null && entries.hasNext()) {
                    open(entries.next());
                    value = current.next();
                }
                return value;
            } catch (MalformedBodyException | ZipException | EOFException e) {
                throw new MalformedBodyException("Cannot read " + name + " of the zip archive: " + e.getMessage(), e);
            }
        }

        private void open(ZipEntry entry) throws IOException {
            current.close();
            name = entry.getName();
            check(zip, entry);
            current = entry.isDirectory() ? () -> null : inner.decode(Response.of(zip.getInputStream(entry)));
        }

        @Override
        public void close() throws IOException {
            try (zip) {
                current.close();
            }
        }
    }
}
