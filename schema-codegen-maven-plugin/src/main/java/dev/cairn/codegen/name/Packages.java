package dev.cairn.codegen.name;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.documents.Diagnostics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * The packages of types: the one that a schema names, or the one of the folder in which it lies, or else the target package.
 *
 * @param target the target package
 * @param folders the folders whose sub-folders have packages of their own
 */
public record Packages(String target, List<Path> folders) {

    /** The package of a type; null for the target package. */
    @Nullable
    String of(Schema schema, Diagnostics diagnostics) {
        String type = schema.text("javaType");
        if (type == null || type.indexOf('.') < 0) {
            return ofFolder(schema.document());
        }
        String name = type.substring(0, type.lastIndexOf('.'));
        if (!SourceVersion.isName(name)) {
            diagnostics.error(schema.place(), "'" + name + "' is not the name of a package");
            return null;
        }
        return name.equals(target) ? null : name;
    }

    private @Nullable String ofFolder(URI document) {
        if (!"file".equals(document.getScheme())) {
            return null;
        }
        Path file = Path.of(document);
        for (Path folder : folders) {
            Path way = file.startsWith(folder) ? folder.relativize(file).getParent() : null;
            if (way != null) {
                StringBuilder name = new StringBuilder(target);
                way.forEach(step -> name.append('.').append(word(step.toString())));
                return name.toString();
            }
        }
        return null;
    }

    /** A part of a package's name, by jsonschema2pojo's rules: small letters, digits and underscores. */
    private static String word(String folder) {
        String word = folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "");
        return SourceVersion.isName(word) ? word : "_" + word;
    }
}
