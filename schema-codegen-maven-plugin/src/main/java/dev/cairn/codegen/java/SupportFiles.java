package dev.cairn.codegen.java;

import dev.cairn.codegen.type.TypeModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few hand-written classes that every generated package needs, so that models depend on no library of ours. */
final class SupportFiles {

    private static final List<String> ALWAYS = List.of(
            "Bounds",
            "Copies",
            "Formats",
            "JsonMembers",
            "JsonMismatchException",
            "JsonModel",
            "JsonName",
            "JsonReader",
            "JsonShape",
            "JsonStream",
            "JsonWriter",
            "PlainMembers",
            "StreamedMembers",
            "TextWriter",
            "UnionReader",
            "Written");

    private static final String PACKAGE = "dev.cairn.codegen.support";
    private static final Pattern DECLARATION = Pattern.compile("(?m)^(@|public |final |abstract |record )");

    private SupportFiles() {}

    /** The text of each class by its simple name. */
    static Map<String, String> of(TypeModel model, String targetPackage, Set<JacksonVersion> jackson) {
        List<String> names = new ArrayList<>(ALWAYS);
        if (model.usesTemplates()) {
            names.add("Interpolated");
        }
        if (model.usesExistingTypes()) {
            names.add("ExistingTypes");
        }
        StringBuilder annotations = new StringBuilder();
        for (JacksonVersion version : jackson) {
            names.addAll(version.support());
            annotations.append(version.annotations());
        }
        Map<String, String> files = new TreeMap<>();
        for (String name : names) {
            files.put(name, marked(source(name)).replace("package " + PACKAGE + ";", "package " + targetPackage + ";"));
        }
        files.computeIfPresent(
                "JsonModel", (name, text) -> text.replace("public interface", annotations + "public interface"));
        files.put("package-info", """
            /** Models, generated from a schema. */
            @Generated("dev.cairn.codegen")
            @NullMarked
            package %s;

            import javax.annotation.processing.Generated;
            import org.jspecify.annotations.NullMarked;
            """.formatted(targetPackage));
        return files;
    }

    /** A class of the package {@code support}, whose sources are resources, too. */
    private static String source(String name) {
        String resource = "/" + PACKAGE.replace('.', '/') + "/" + name + ".java";
        try (InputStream stream = Objects.requireNonNull(SupportFiles.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says of a copy that it is generated. */
    private static String marked(String source) {
        Matcher declaration = DECLARATION.matcher(source);
        return declaration.find()
                ? source.substring(0, declaration.start())
                        + "@javax.annotation.processing.Generated(\"dev.cairn.codegen\")\n"
                        + source.substring(declaration.start())
                : source;
    }
}
