package dev.cairn.workbench.published;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package as tools of Python build it, in memory. */
public final class TestPackage {

    private final String distribution;
    private final String version;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private TestPackage(String distribution, String version) {
        this.distribution = distribution;
        this.version = version;
    }

    /** One without files. */
    public static TestPackage empty(String name, String version) {
        return new TestPackage("airbyte_source_" + name.replace('-', '_'), version);
    }

    /** One with a manifest of a stream, and a licence. */
    public static TestPackage of(String name, String version) {
        String module = "source_" + name.replace('-', '_');
        return empty(name, version)
                .with(module + "/__init__.py", "")
                .with(module + "/manifest.yaml", manifest(name, version))
                .metadata("Metadata-Version: 2.1\nName: airbyte-source-" + name
                        + "\nLicense: MIT\n\nA text\nLicense: no\n");
    }

    public static String manifest(String name, String version) {
        return """
                version: 7.0.0
                type: DeclarativeSource
                description: %s %s
                check: {type: CheckStream, stream_names: [tickets]}
                streams:
                  - type: DeclarativeStream
                    name: tickets
                    primary_key: id
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url: "https://api.example.com/tickets"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                """.formatted(name, version);
    }

    public TestPackage with(String path, String text) {
        entries.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public TestPackage metadata(String text) {
        return with(distribution + "-" + version + ".dist-info/METADATA", text).with("PKG-INFO", text);
    }

    public String wheelName() {
        return distribution + "-" + version + "-py3-none-any.whl";
    }

    public String sdistName() {
        return distribution + "-" + version + ".tar.gz";
    }

    public byte[] wheel() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry file = new ZipEntry(entry.getKey());
                file.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0)); // the same bytes each time
                zip.putNextEntry(file);
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** With names of 100 characters and more as POSIX has them, or GNU. */
    public byte[] sdist(boolean gnu) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream tar = new GZIPOutputStream(bytes)) {
            String folder = distribution + "-" + version + "/";
            tar.write(header(folder, 0, '5'));
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                String path = folder + entry.getKey();
                if (path.length() >= 100 && gnu) {
                    write(tar, "././@LongLink", (path + "\0").getBytes(StandardCharsets.UTF_8), 'L');
                } else if (path.length() >= 100) {
                    write(tar, "PaxHeader", pax("path", path), 'x');
                }
                write(tar, path.substring(0, Math.min(99, path.length())), entry.getValue(), '0');
            }
            tar.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    /** A wheel one of whose entries is a symbolic link, as Unix tools pack one. */
    public byte[] wheelWithLink(String path) throws IOException {
        byte[] zip = wheel();
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        // In the directory at the end, the name stands 46 bytes behind the start of an entry, and its mode 6 before
        // that.
        for (int at = zip.length - name.length; at >= 46; at--) {
            boolean entry = zip[at - 46] == 'P' && zip[at - 45] == 'K' && zip[at - 44] == 1 && zip[at - 43] == 2;
            if (entry && Arrays.equals(zip, at, at + name.length, name, 0, name.length)) {
                zip[at - 5] = (byte) 0xa1;
                zip[at - 6] = (byte) 0xff;
                return zip;
            }
        }
        throw new IllegalArgumentException(path);
    }

    /** One whose manifest is a link. */
    public byte[] sdistWithLink(String target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream tar = new GZIPOutputStream(bytes)) {
            byte[] header = header(
                    distribution + "-" + version + "/" + distribution.replace("airbyte_", "") + "/manifest.yaml",
                    0,
                    '2');
            System.arraycopy(target.getBytes(StandardCharsets.UTF_8), 0, header, 157, target.length());
            tar.write(withChecksum(header));
            tar.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    private static byte[] pax(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int length = 0;
        for (int bytes = -1; bytes != length; ) {
            length = bytes < 0 ? 0 : bytes;
            bytes = (length + rest).getBytes(StandardCharsets.UTF_8).length;
        }
        return (length + rest).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(GZIPOutputStream tar, String path, byte[] content, char kind) throws IOException {
        tar.write(header(path, content.length, kind));
        tar.write(content);
        tar.write(new byte[(512 - content.length % 512) % 512]);
    }

    private static byte[] header(String path, int size, char kind) {
        byte[] header = new byte[512];
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(name, 0, header, 0, name.length);
        byte[] digits = String.format("%011o", size).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, header, 124, digits.length);
        header[156] = (byte) kind;
        System.arraycopy("ustar\0".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 6);
        return withChecksum(header);
    }

    private static byte[] withChecksum(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        byte[] digits = String.format("%06o\0", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, header, 148, digits.length);
        return header;
    }
}
