package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Markup;
import dev.cairn.templates.internal.value.PythonException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Jinja's {@code lipsum}: paragraphs of random words. Thread-safe. */
final class LoremIpsum {

    private static final List<String> WORDS = List.of(
            "lapis", "via", "mons", "vallis", "ventus", "nix", "signum", "cumulus", "saxum", "semita", "viator",
            "umbra", "caelum", "flumen", "pons", "silva");
    private static final int MAX_PARAGRAPHS = 100;

    private LoremIpsum() {}

    static Object generate(Evaluation evaluation, Bound bound) {
        int paragraphs = bound.integer(0, 5);
        int least = bound.integer(2, 20);
        int most = bound.integer(3, 100);
        if (paragraphs > MAX_PARAGRAPHS || most > MAX_PARAGRAPHS) {
            throw PythonException.limit("the text would be too long");
        }
        if (most <= least) {
            throw PythonException.value("empty range for randrange()");
        }
        List<String> texts = IntStream.range(0, Math.max(0, paragraphs))
                .mapToObj(i -> paragraph(evaluation, least + evaluation.random().nextInt(most - least)))
                .toList();
        if (!bound.isTrue(1, true)) {
            return String.join("\n\n", texts);
        }
        return new Markup(texts.stream().map(text -> "<p>" + text + "</p>").collect(Collectors.joining("\n")));
    }

    private static String paragraph(Evaluation evaluation, int words) {
        evaluation.spend(words * 20L);
        String text = IntStream.range(0, Math.max(1, words))
                .mapToObj(i -> WORDS.get(evaluation.random().nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
