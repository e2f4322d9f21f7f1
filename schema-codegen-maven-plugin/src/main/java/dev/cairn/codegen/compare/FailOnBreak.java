package dev.cairn.codegen.compare;

import dev.cairn.codegen.input.InputException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which changes make a check fail.
 *
 * @param aspects what must not break
 * @param allowed kinds of changes that do not count
 * @param strict whether changes count, too, that may break something
 */
public record FailOnBreak(Set<Aspect> aspects, Set<ChangeKind> allowed, boolean strict) {

    public FailOnBreak {
        aspects = Set.copyOf(aspects);
        allowed = Set.copyOf(allowed);
    }

    /**
     * What users ask for.
     *
     * @param failOn words for aspects, {@code all} or {@code none}
     * @param allow words for kinds of changes
     * @throws InputException if a word is none of these
     */
    public static FailOnBreak of(List<String> failOn, List<String> allow, boolean strict) {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        for (String word : failOn) {
            switch (word.strip().toLowerCase(Locale.ROOT)) {
                case "all" -> aspects.addAll(EnumSet.allOf(Aspect.class));
                case "none" -> aspects.clear();
                default ->
                    aspects.add(Aspect.of(word.strip())
                            .orElseThrow(() -> new InputException("A change can't break '" + word + "': say "
                                    + words(Arrays.stream(Aspect.values())
                                            .map(Aspect::word)
                                            .toList())
                                    + ", all or none.")));
            }
        }
        Set<ChangeKind> allowed = EnumSet.noneOf(ChangeKind.class);
        for (String word : allow) {
            allowed.add(ChangeKind.of(word.strip())
                    .orElseThrow(() -> new InputException("There is no kind of changes '" + word + "': there are "
                            + words(Arrays.stream(ChangeKind.values())
                                    .map(ChangeKind::word)
                                    .toList())
                            + ".")));
        }
        return new FailOnBreak(aspects, allowed, strict);
    }

    private static String words(List<String> words) {
        return words.stream().collect(Collectors.joining(", "));
    }

    /** The changes of a comparison that make a check fail. */
    public List<Change> breaking(SchemaComparison comparison) {
        return comparison.changes().stream()
                .filter(change -> !allowed.contains(change.kind()))
                .filter(change -> aspects.stream()
                        .flatMap(aspect -> change.verdict(aspect).stream())
                        .anyMatch(verdict -> strict || verdict == Verdict.BREAKS))
                .toList();
    }

    /** What to say at the end. */
    public String summary(SchemaComparison comparison) {
        int breaking = breaking(comparison).size();
        int all = comparison.changes().size();
        String found = all == 0 ? "No changes" : all == 1 ? "1 change" : all + " changes";
        return breaking == 0
                ? found + (all == 0 ? "." : ", and none breaks what must not break.")
                : found + ", of which " + breaking + (breaking == 1 ? " breaks " : " break ")
                        + aspects.stream().sorted().map(Aspect::word).collect(Collectors.joining(", ")) + ".";
    }
}
