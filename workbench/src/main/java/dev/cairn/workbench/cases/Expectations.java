package dev.cairn.workbench.cases;

import dev.cairn.documents.Node;
import org.jspecify.annotations.Nullable;

/** What a case compares. Immutable. */
record Expectations(
        @Nullable Records records,
        boolean requests,
        @Nullable States states,
        boolean noErrors,
        boolean declaredSchema,
        boolean resume) {

    /** How records are compared. */
    enum Records {
        /** The same ones, in the same order. */
        EXACT,
        /** Those expected are among them, in any order. */
        SUBSET,
        /** As many of each stream. */
        COUNT
    }

    /** Which states are compared. */
    enum States {
        LAST,
        ALL
    }

    /** Where a case says nothing: what a sync is for. */
    static final Expectations STANDARD = new Expectations(Records.EXACT, false, States.LAST, true, false, false);

    /** @param expect a valid object; null where there is none */
    static Expectations of(@Nullable Node expect) {
        if (expect == null) {
            return STANDARD;
        }
        String records = expect.text("records");
        String states = expect.text("states");
        Node resume = expect.get("resume");
        return new Expectations(
                records == null
                        ? null
                        : switch (records) {
                            case "exact" -> Records.EXACT;
                            case "subset" -> Records.SUBSET;
                            default -> Records.COUNT;
                        },
                expect.get("requests") != null,
                states == null ? null : states.equals("all") ? States.ALL : States.LAST,
                expect.get("logs") != null,
                expect.get("schema") != null,
                resume != null && resume.is(true));
    }
}
