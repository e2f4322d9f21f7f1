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
            "JsonForm",
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

    /** A class that only its package sees. */
    private static final Pattern TYPE = Pattern.compile("(?m)^(final |abstract |sealed |record |interface |enum )");

    /** The same of a member: the formatter sees to it that members, and no other code, begin in this column. */
    private static final Pattern MEMBER =
            Pattern.compile("(?m)^    (?!public |private |protected |static \\{)(?=[A-Za-z<])");

    private SupportFiles() {}

    /** The text of each class by its simple name. */
    static Map<String, String> of(TypeModel model, ModelPackage target, Set<JacksonVersion> jackson) {
        List<String> names = new ArrayList<>(target.hasSupport() ? ALWAYS : List.of());
        if (target.hasSupport() && (model.usesTemplates() || target.shared())) {
            names.add("Interpolated");
        }
        if (target.hasSupport() && (model.usesExistingTypes() || target.shared())) {
            names.add("ExistingTypes");
        }
        StringBuilder annotations = new StringBuilder();
        for (JacksonVersion version : target.hasSupport() ? jackson : Set.<JacksonVersion>of()) {
            names.addAll(version.support());
            annotations.append(version.annotations());
        }
        Map<String, String> files = new TreeMap<>();
        for (String name : names) {
            String text = marked(source(name)).replace("package " + PACKAGE + ";", "package " + target.name() + ";");
            files.put(name, target.shared() ? opened(text) : text);
        }
        files.computeIfPresent(
                "JsonModel", (name, text) -> text.replace("public interface", annotations + "public interface"));
        files.put("package-info", packageInfo(target.name()));
        return files;
    }

    /** What is said of a package. */
    static String packageInfo(String name) {
        return """
                /** Models, generated from a schema. */
                @Generated("dev.cairn.codegen")
                @NullMarked
                package %s;

                import javax.annotation.processing.Generated;
                import org.jspecify.annotations.NullMarked;
                """.formatted(name);
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

    /** Makes public what is only for the package, so that other packages can do without it. */
    private static String opened(String source) {
        return MEMBER.matcher(TYPE.matcher(source).replaceFirst("public $0")).replaceAll("    public ");
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
