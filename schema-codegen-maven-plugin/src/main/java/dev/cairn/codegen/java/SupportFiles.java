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
import java.util.TreeMap;

/** The few hand-written classes that every generated package needs, so that models depend on no library of ours. */
final class SupportFiles {

    private static final List<String> ALWAYS = List.of(
            "Bounds",
            "Copies",
            "Formats",
            "JsonMismatchException",
            "JsonModel",
            "JsonReader",
            "JsonShape",
            "JsonWriter");

    private SupportFiles() {}

    /** The text of each class by its simple name. */
    static Map<String, String> of(TypeModel model, String targetPackage) {
        List<String> names = new ArrayList<>(ALWAYS);
        if (model.usesTemplates()) {
            names.add("Interpolated");
        }
        Map<String, String> files = new TreeMap<>();
        for (String name : names) {
            files.put(name, template(name).replace("${package}", targetPackage));
        }
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

    private static String template(String name) {
        String resource = name + ".java.txt";
        try (InputStream stream = Objects.requireNonNull(SupportFiles.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
