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

/** The few hand-written classes that generated models need, so that they depend on no library of ours. */
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
            "JsonNumbers",
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

    /** The text of each class by its simple name; none where another package has them. */
    static Map<String, String> of(TypeModel model, ModelPackage target, Set<JacksonVersion> jackson, boolean views) {
        Map<String, String> files = new TreeMap<>();
        if (!target.generatesSupport()) {
            return files;
        }
        List<String> names = new ArrayList<>(ALWAYS);
        if (model.usesTemplates() || target.opensSupport()) {
            names.add("Interpolated");
        }
        if (model.usesExistingTypes() || target.opensSupport()) {
            names.add("ExistingTypes");
        }
        if (views || target.opensSupport()) {
            names.add("Located");
        }
        StringBuilder annotations = new StringBuilder();
        for (JacksonVersion version : jackson) {
            names.addAll(version.support());
            annotations.append(version.annotations());
        }
        for (String name : names) {
            String text = marked(source(name)).replace("package " + PACKAGE + ";", "package " + target.support() + ";");
            files.put(name, target.opensSupport() ? opened(text) : text);
        }
        files.computeIfPresent(
                "JsonModel", (name, text) -> text.replace("public interface", annotations + "public interface"));
        if (target.hasOwnSupport()) {
            files.put("package-info", packageInfo(target.support(), "What generated models have in common."));
        }
        return files;
    }

    /** What is said of a package of models. */
    static String packageInfo(String name) {
        return packageInfo(name, "Models, generated from a schema.");
    }

    private static String packageInfo(String name, String text) {
        return """
                /** %s */
                @Generated("dev.cairn.codegen")
                @NullMarked
                package %s;

                import javax.annotation.processing.Generated;
                import org.jspecify.annotations.NullMarked;
                """.formatted(text, name);
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
