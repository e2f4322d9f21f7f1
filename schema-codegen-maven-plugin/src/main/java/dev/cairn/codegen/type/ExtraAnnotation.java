package dev.cairn.codegen.type;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * An annotation that a user asks for.
 *
 * @param className its qualified name
 * @param arguments what stands between its brackets, as Java has it; empty if there are none
 */
public record ExtraAnnotation(String className, String arguments) {

    private static final Pattern ANNOTATION =
            Pattern.compile("@?\\s*([\\p{L}\\p{N}_$.]+)\\s*(?:\\((.*)\\))?", Pattern.DOTALL);

    /** The annotation that a text such as {@code @com.example.Audited(level = 2)} stands for; empty, with an error, if none. */
    public static Optional<ExtraAnnotation> parse(String text, Place place, Diagnostics diagnostics) {
        Matcher matcher = ANNOTATION.matcher(text.strip());
        if (!matcher.matches() || !isQualified(matcher.group(1))) {
            diagnostics.error(
                    place,
                    "'" + text + "' is not an annotation with its qualified name, such as"
                            + " @com.example.Audited(\"x\")");
            return Optional.empty();
        }
        return Optional.of(of(matcher));
    }

    /** The annotation of a text that has been checked. */
    public static ExtraAnnotation of(String text) {
        Matcher matcher = ANNOTATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return of(matcher);
    }

    private static ExtraAnnotation of(Matcher matcher) {
        String arguments = matcher.group(2);
        return new ExtraAnnotation(matcher.group(1), arguments == null ? "" : arguments.strip());
    }

    static boolean isQualified(String name) {
        return SourceVersion.isName(name) && name.indexOf('.') > 0;
    }
}
