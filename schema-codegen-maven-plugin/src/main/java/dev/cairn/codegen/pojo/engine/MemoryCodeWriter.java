package dev.cairn.codegen.pojo.engine;

import com.sun.codemodel.CodeWriter;
import com.sun.codemodel.JPackage;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the sources that jsonschema2pojo writes, each with a first line that says that it is generated. */
final class MemoryCodeWriter extends CodeWriter {

    /** By this the goals know the file for theirs; in a folder that is committed it gets a checksum. */
    private static final String FIRST_LINE = "// @Generated(\"dev.cairn.codegen\") by the profile jsonschema2pojo\n";

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private final Map<String, String> sources = new TreeMap<>();
    private final boolean onlyAscii;

    private MemoryCodeWriter(boolean onlyAscii) {
        this.onlyAscii = onlyAscii;
    }

    /**
     * For an encoding of the sources: of all but UTF-8 only what they share is written, ASCII, and the rest as Unicode escapes.
     *
     * @param diagnostics hears of encodings that don't share it, or aren't known
     */
    static MemoryCodeWriter of(String encoding, Diagnostics diagnostics) {
        boolean utf8 = false;
        try {
            Charset charset = Charset.forName(encoding);
            utf8 = charset.equals(StandardCharsets.UTF_8);
            if ("a".getBytes(charset).length > 1) {
                diagnostics.error(
                        Place.of("outputEncoding"),
                        "sources can't be written in " + encoding
                                + ": let it be UTF-8, as 'project.build.sourceEncoding'");
            }
        } catch (IllegalArgumentException e) {
            diagnostics.error(Place.of("outputEncoding"), "there is no encoding '" + encoding + "'");
        }
        return new MemoryCodeWriter(!utf8);
    }

    /** The text of each source by its path, with forward slashes. */
    Map<String, String> sources() {
        return sources;
    }

    @Override
    public Writer openSource(JPackage container, String fileName) {
        String path = container.isUnnamed() ? fileName : container.name().replace('.', '/') + "/" + fileName;
        return new StringWriter() {
            @Override
            public void close() {
                sources.put(path, FIRST_LINE + escaped(toString().replace("\r\n", "\n")));
            }
        };
    }

    /** Half a character that takes two, and control characters, have no place in a file. */
    private String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            boolean control = c < ' ' && "\t\r\n".indexOf(c) < 0;
            if (control || Character.isSurrogate(c) || (onlyAscii && c >= FIRST_BEYOND_ASCII)) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Rules of the user's own may write resources, which have no place in a folder of sources. */
    @Override
    public OutputStream openBinary(JPackage container, String fileName) {
        return new ByteArrayOutputStream();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
