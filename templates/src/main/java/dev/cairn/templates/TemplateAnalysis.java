package dev.cairn.templates;

import dev.cairn.templates.TemplateFinding.Severity;
import dev.cairn.templates.internal.builtin.Globals;
import dev.cairn.templates.internal.evaluation.Program;
import dev.cairn.templates.internal.evaluation.UnknownFunction;
import dev.cairn.templates.internal.syntax.MalformedTemplate;
import dev.cairn.templates.internal.syntax.SubExpressions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known about a template without evaluating it. Immutable and thread-safe. */
public final class TemplateAnalysis {

    private static final Set<String> SLICE_NAMES = Set.of("stream_slice", "stream_interval", "stream_partition");

    private final String text;
    private final Map<String, Integer> uses;
    private final List<UnknownFunction> unknownFunctions;

    private TemplateAnalysis(String text, Map<String, Integer> uses, List<UnknownFunction> unknownFunctions) {
        this.text = text;
        this.uses = uses;
        this.unknownFunctions = unknownFunctions;
    }

    /**
     * Analyses a template.
     *
     * @throws TemplateException if it is malformed; it knows where
     */
    public static TemplateAnalysis of(String text) {
        Program program = TemplateText.program(text);
        Map<String, Integer> uses = new LinkedHashMap<>();
        program.firstUses().forEach((name, offset) -> {
            if (Globals.get(name) == null) {
                uses.put(name, offset);
            }
        });
        return new TemplateAnalysis(text, uses, program.unknownFunctions());
    }

    /**
     * A part of a template that has a value of its own.
     *
     * @param start where it starts, in UTF-16 units
     */
    public record Part(String text, int start) {}

    /**
     * The parts of what a template prints, inner ones first: {@code record}, {@code record.id}, {@code record.id + 1}. Literals
     * are left out, and so is everything in very long templates.
     *
     * @throws TemplateException if it is malformed
     */
    public static List<Part> parts(String text) {
        try {
            return SubExpressions.of(text).stream()
                    .map(span -> new Part(text.substring(span.start(), span.end()), span.start()))
                    .toList();
        } catch (MalformedTemplate e) {
            throw TemplateException.of(e);
        }
    }

    /** The variables that the template may read, and where it reads each first (-1 where that is not known). */
    public Map<String, Integer> variables() {
        return new LinkedHashMap<>(uses);
    }

    /**
     * What is wrong with the template in a certain place of a manifest, in the order of the text.
     *
     * @param offered the variables that have a value there, as the schema's {@code interpolation_context} lists them;
     *     {@code stream_slice} stands for its other names too
     */
    public List<TemplateFinding> findings(Set<String> offered) {
        List<TemplateFinding> findings = new ArrayList<>();
        int unsupported = text.indexOf(TemplateText.UNSUPPORTED);
        if (unsupported >= 0) {
            findings.add(new TemplateFinding(
                    Severity.ERROR, "`stream_state` is not supported; use `stream_interval`", unsupported));
        }
        uses.forEach((name, offset) -> {
            if (!TemplateText.UNSUPPORTED.equals(name) && !contains(offered, name)) {
                findings.add(unknown(name, offset, offered));
            }
        });
        for (UnknownFunction function : unknownFunctions) {
            String message = "no " + function.kind() + " named '" + function.name() + "': fails where it is reached";
            findings.add(new TemplateFinding(Severity.WARNING, message, function.offset()));
        }
        findings.sort(Comparator.comparingInt(TemplateFinding::offset));
        return findings;
    }

    private static boolean contains(Set<String> names, String name) {
        return names.contains(name)
                || (SLICE_NAMES.contains(name) && names.stream().anyMatch(SLICE_NAMES::contains));
    }

    private static TemplateFinding unknown(String name, int offset, Set<String> offered) {
        Set<String> known = new LinkedHashSet<>(offered);
        if (contains(offered, "stream_slice")) {
            known.addAll(SLICE_NAMES);
        }
        String closest = closest(name, known);
        String hint = closest.isEmpty()
                ? " (expected " + String.join(", ", known.stream().sorted().toList()) + ")"
                : " (did you mean '" + closest + "'?)";
        return new TemplateFinding(Severity.ERROR, "unknown variable '" + name + "'" + hint, offset);
    }

    private static String closest(String name, Collection<String> known) {
        String best = "";
        int bestDistance = Math.max(2, name.length() / 3) + 1;
        for (String candidate : known.stream().sorted().toList()) {
            int distance = distance(name, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** How many letters have to change to make one word of the other. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
