package dev.cairn.mutation;

import java.util.List;

/**
 * A rule that is disabled: a piece of a source file, and what stands in its place then.
 *
 * @param rule the number in {@code docs/checkpoints.md}, and what the rule is about
 * @param file below {@code dev/cairn}, without its ending
 * @param text occurs in the file once
 * @param tests {@code Class.method} below {@code dev.cairn}; each must fail
 */
public record Mutation(String rule, String file, String text, String replacement, List<String> tests) {

    public Mutation(String rule, String file, String text, String replacement, String... tests) {
        this(rule, file, text, replacement, List.of(tests));
    }

    @Override
    public String toString() {
        return rule;
    }
}
