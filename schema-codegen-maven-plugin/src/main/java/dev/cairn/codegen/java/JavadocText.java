package dev.cairn.codegen.java;

import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.type.Bounds;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Documentation;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the texts of a schema into Javadoc: safe in a comment, wrapped, always the same. */
final class JavadocText {

    /** No reader goes further. */
    private static final int LONGEST_VALUE = 300;

    private JavadocText() {}

    /** The comment of a record; empty if there is nothing to say. */
    static String ofRecord(RecordType record) {
        String path = record.shortPath();
        return ofType(
                record.documentation(),
                path.equals(record.name()) ? "" : "The schema's " + Markdown.escape(path),
                record.dropsProperties()
                        ? List.of("Properties that the schema doesn't name are dropped when a document is read.")
                        : List.of());
    }

    /**
     * The comment of a type; empty if there is nothing to say.
     *
     * @param otherwise what is said where the schema says nothing
     */
    static String ofType(Documentation documentation, String otherwise) {
        return ofType(documentation, otherwise, List.of());
    }

    private static String ofType(Documentation documentation, String otherwise, List<String> notes) {
        List<String> blocks = new ArrayList<>();
        String description = documentation.description();
        if (description != null && !description.isBlank()) {
            blocks.addAll(Markdown.blocks(description));
            int last = blocks.size() - 1;
            blocks.set(last, sentence(blocks.get(last)));
        } else {
            String title = documentation.title();
            String text = title == null ? otherwise : Markdown.inline(title);
            if (!text.isEmpty()) {
                blocks.add(sentence(text));
            }
        }
        if (!documentation.examples().isEmpty()) {
            blocks.add(examples(documentation.examples()));
        }
        blocks.addAll(notes);
        StringBuilder text = new StringBuilder();
        for (String block : blocks) {
            boolean tagged = !text.isEmpty() && Markdown.isParagraph(block);
            text.append(text.isEmpty() ? "" : "\n\n").append(JavadocLines.wrapped(tagged ? "<p>" + block : block, 0));
        }
        if (documentation.deprecated()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(ofDeprecation(documentation));
        }
        return text.toString();
    }

    /** The {@code @deprecated} tag. */
    static String ofDeprecation(Documentation documentation) {
        String message = documentation.deprecationMessage();
        return JavadocLines.wrapped(
                "@deprecated "
                        + (message == null ? "The schema marks it as deprecated." : sentence(Markdown.inline(message))),
                0);
    }

    /**
     * The comment of a record component, for a {@code @param} tag; empty if there is nothing to say.
     *
     * @param defaultValue what stands for an absent value; null if there is nothing
     */
    static String ofComponent(Component component, @Nullable Node defaultValue) {
        Documentation documentation = component.documentation();
        String own = documentation.description() == null ? documentation.title() : documentation.description();
        List<String> blocks = new ArrayList<>(own == null ? List.of() : Markdown.blocks(own));
        String facts = String.join(" ", facts(component, defaultValue));
        int last = blocks.size() - 1;
        if (last >= 0) {
            blocks.set(last, sentence(blocks.get(last)));
        }
        if (!facts.isEmpty()) {
            if (last >= 0 && Markdown.isParagraph(blocks.get(last))) {
                blocks.set(last, blocks.get(last) + " " + facts);
            } else {
                blocks.add(facts);
            }
        }
        StringBuilder text = new StringBuilder();
        for (String block : blocks) {
            boolean first = text.isEmpty();
            boolean tagged = !first && Markdown.isParagraph(block);
            // The first line stands behind "@param name "; the others are indented.
            text.append(first ? "" : "\n")
                    .append(JavadocLines.wrapped(
                            tagged ? "<p>" + block : block,
                            first ? component.javaName().length() + 8 : 0));
        }
        return text.toString().replace("\n", "\n    ");
    }

    private static List<String> facts(Component component, @Nullable Node defaultValue) {
        Documentation documentation = component.documentation();
        List<String> facts = new ArrayList<>();
        if (documentation.deprecated()) {
            String message = documentation.deprecationMessage();
            facts.add(message == null ? "Deprecated." : "Deprecated: " + sentence(Markdown.inline(message)));
        }
        if (defaultValue != null) {
            facts.add("Default: " + value(PlainJson.write(defaultValue.toPlain())) + ".");
        }
        addBounds(component.checks().own(), facts);
        List<String> variables = component.templateVariables();
        if (variables != null) {
            facts.add(variables.isEmpty() ? "May be a template." : "Templates can use " + values(variables) + ".");
        }
        if (!documentation.examples().isEmpty()) {
            facts.add(examples(documentation.examples()));
        }
        return facts;
    }

    private static void addBounds(Bounds bounds, List<String> facts) {
        for (Map.Entry<String, Object> bound : bounds.values().entrySet()) {
            facts.add(bound(bound.getKey(), bound.getValue()));
        }
    }

    private static String bound(String keyword, Object value) {
        if (keyword.equals("patternProperties")) {
            return "Names match " + value(value.toString()) + ".";
        }
        if (keyword.equals("required")) {
            return "Has " + value(value.toString()) + ".";
        }
        if (keyword.equals("isNull")) {
            return "Always null.";
        }
        return keyword.equals("uniqueItems")
                ? "Without duplicates."
                : capitalised(keyword.replaceAll("(?=\\p{Upper})", " ").toLowerCase(Locale.ROOT))
                        + " "
                        + value(value.toString())
                        + ".";
    }

    private static String examples(List<String> examples) {
        return "Examples: " + values(examples) + ".";
    }

    private static String values(List<String> texts) {
        List<String> values = new ArrayList<>();
        for (String text : texts) {
            values.add(value(text));
        }
        return String.join(", ", values);
    }

    private static String value(String text) {
        if (text.length() <= LONGEST_VALUE) {
            return Markdown.code(text);
        }
        return Markdown.code(text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE / 2))) + "…";
    }

    private static String sentence(String block) {
        boolean ends = block.isEmpty() || ".!?:".indexOf(block.charAt(block.length() - 1)) >= 0;
        return ends || !Markdown.isParagraph(block) ? block : block + ".";
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
