package dev.cairn.workbench.published;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
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
        return with(distribution + "-" + version + ".dist-info/METADATA", text);
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
}
