package dev.cairn.codegen.java;

import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.type.Bounds;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Documentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the texts of a schema into Javadoc: safe in a comment, wrapped, always the same. */
final class JavadocText {

    private static final int WIDTH = 110;

    private static final Pattern EMPTY_LINES = Pattern.compile("\\n\\s*\\n");
    private static final Pattern CODE = Pattern.compile("`([^`{}]+)`");

    private JavadocText() {}

    /** The comment of a type. */
    static String ofType(Documentation documentation, String otherwise) {
        List<String> paragraphs = new ArrayList<>();
        String description = documentation.description();
        if (description != null) {
            paragraphs.addAll(paragraphs(description));
        } else {
            paragraphs.add(sentence(documentation.title() == null ? otherwise : escape(documentation.title())));
        }
        if (!documentation.examples().isEmpty()) {
            paragraphs.add("Examples: " + examples(documentation.examples()));
        }
        if (documentation.deprecated()) {
            paragraphs.add(ofDeprecation(documentation));
        }
        return String.join("\n\n", wrapParagraphs(paragraphs));
    }

    /** The {@code @deprecated} tag. */
    static String ofDeprecation(Documentation documentation) {
        String message = documentation.deprecationMessage();
        return wrap(
                "@deprecated " + (message == null ? "The schema marks it as deprecated." : sentence(oneLine(message))),
                WIDTH);
    }

    /** The comment of a record component, for a {@code @param} tag. */
    static String ofComponent(Component component) {
        Documentation documentation = component.documentation();
        List<String> sentences = new ArrayList<>();
        String own = documentation.description() == null ? documentation.title() : documentation.description();
        sentences.add(sentence(own == null ? "The schema's {@code " + component.wireName() + "}" : oneLine(own)));
        if (documentation.deprecated()) {
            String message = documentation.deprecationMessage();
            sentences.add(message == null ? "Deprecated." : "Deprecated: " + sentence(oneLine(message)));
        }
        if (component.defaultValue() != null) {
            sentences.add(
                    "Default: " + code(PlainJson.write(component.defaultValue().toPlain())) + ".");
        }
        addBounds(component.checks().own(), sentences);
        List<String> variables = component.templateVariables();
        if (variables != null) {
            sentences.add(variables.isEmpty() ? "May be a template." : "Templates can use " + codes(variables) + ".");
        }
        if (!documentation.examples().isEmpty()) {
            sentences.add("Examples: " + examples(documentation.examples()));
        }
        String text = String.join(" ", sentences);
        // The first line stands behind "@param name "; the others are indented.
        return wrap(text, component.javaName().length() + 8, WIDTH).replace("\n", "\n    ");
    }

    private static void addBounds(Bounds bounds, List<String> sentences) {
        for (Map.Entry<String, Object> bound : bounds.values().entrySet()) {
            sentences.add(bound(bound.getKey(), bound.getValue()));
        }
    }

    private static String codes(List<String> texts) {
        List<String> codes = new ArrayList<>();
        for (String text : texts) {
            codes.add(code(text));
        }
        return String.join(", ", codes);
    }

    private static String bound(String keyword, Object value) {
        if (keyword.equals("patternProperties")) {
            return "Names match " + code(value.toString()) + ".";
        }
        if (keyword.equals("required")) {
            return "Has " + code(value.toString()) + ".";
        }
        if (keyword.equals("isNull")) {
            return "Always null.";
        }
        return keyword.equals("uniqueItems")
                ? "Without duplicates."
                : sentence(capitalised(keyword.replaceAll("(?=\\p{Upper})", " ").toLowerCase(java.util.Locale.ROOT))
                        + " " + code(value.toString()));
    }

    private static String examples(List<String> examples) {
        return codes(examples) + ".";
    }

    private static String code(String text) {
        return "<code>" + escape(spaced(text)) + "</code>";
    }

    private static List<String> paragraphs(String text) {
        List<String> paragraphs = new ArrayList<>();
        for (String paragraph : EMPTY_LINES.split(text.strip(), -1)) {
            paragraphs.add(oneLine(paragraph));
        }
        String last = paragraphs.remove(paragraphs.size() - 1);
        paragraphs.add(sentence(last));
        return paragraphs;
    }

    private static List<String> wrapParagraphs(List<String> paragraphs) {
        List<String> wrapped = new ArrayList<>();
        for (String paragraph : paragraphs) {
            boolean plain = wrapped.isEmpty() || paragraph.startsWith("@");
            wrapped.add(wrap(plain ? paragraph : "<p>" + paragraph, WIDTH));
        }
        return wrapped;
    }

    private static String oneLine(String text) {
        return escape(spaced(text));
    }

    /** A text with one space for each run of them, and none around it. */
    private static String spaced(String text) {
        String stripped = text.strip();
        StringBuilder spaced = new StringBuilder(stripped.length());
        boolean apart = false;
        for (int index = 0; index < stripped.length(); index++) {
            char c = stripped.charAt(index);
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                apart = true;
            } else {
                if (apart && !spaced.isEmpty()) {
                    spaced.append(' ');
                }
                spaced.append(c);
                apart = false;
            }
        }
        return spaced.toString();
    }

    private static String sentence(String text) {
        return text.isEmpty() || ".!?:".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Leaves nothing that ends a comment, starts a tag, or is an escape to the compiler. */
    private static String escape(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("\\u", "&#92;u");
        return escaped.indexOf('`') < 0 ? escaped : CODE.matcher(escaped).replaceAll("{@code $1}");
    }

    private static String wrap(String text, int width) {
        return wrap(text, 0, width);
    }

    private static String wrap(String text, int start, int width) {
        StringBuilder wrapped = new StringBuilder();
        int column = start;
        for (String word : text.split(" ", -1)) {
            if (!wrapped.isEmpty() && column + 1 + word.length() > width) {
                wrapped.append('\n');
                column = 4;
            } else if (!wrapped.isEmpty()) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }
}
