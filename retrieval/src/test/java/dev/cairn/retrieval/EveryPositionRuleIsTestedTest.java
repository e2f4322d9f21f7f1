package dev.cairn.retrieval;

import dev.cairn.mutation.Mutation;
import dev.cairn.mutation.MutationTest;
import java.util.List;

/** Each rule by which a pagination goes on has a test that fails without it. */
class EveryPositionRuleIsTestedTest extends MutationTest {

    private static final String TEST = "retrieval.PositionsTest.";
    private static final String ORDER = "retrieval.PositionOrderTest.reversedRowsAreReadAnewAtOnce";
    private static final String TRAIL = "retrieval/position/RecordTrail";
    private static final String READER = "retrieval/PagedSliceReader";

    EveryPositionRuleIsTestedTest() {
        super(
                List.of(
                        new Mutation(
                                "what was delivered is left out",
                                TRAIL,
                                "        passed = apart;\n        return first;\n",
                                "        passed = apart;\n        return 0;\n",
                                TEST + "rowsThatWereAddedMoveThePageBackAndRowsThatWereRemovedForward"),
                        new Mutation(
                                "some of the last records may be gone",
                                TRAIL,
                                "delivered.size() < FEW ? delivered.size() : delivered.size() / 2 + 1;",
                                "delivered.size();",
                                TEST + "lessThanHalfOfTheLastRecordsMayBeGone"),
                        new Mutation(
                                "one record proves no order",
                                TRAIL,
                                "delivered.size() < FEW ? delivered.size() : delivered.size() / 2 + 1;",
                                "1;",
                                TEST + "lessThanHalfOfTheLastRecordsMayBeGone"),
                        new Mutation(
                                "records in another order end the search",
                                TRAIL,
                                "            disordered = at >= 0;\n",
                                "",
                                ORDER),
                        new Mutation(
                                "a record may be at the end of a page and the next one at the beginning of another",
                                "retrieval/position/PositionSearch",
                                "if (trail.isOpen() && next != null) {",
                                "if (trail.isDisordered() && next != null) {",
                                TEST + "rowsThatWereAddedMoveThePageBackAndRowsThatWereRemovedForward"),
                        new Mutation(
                                "one of several that are equal tells nothing",
                                TRAIL,
                                "if (alike) {",
                                "if (alike && delivered.isEmpty()) {",
                                TEST + "whereRecordsAreEqualAllOfThemMustComeAgain"),
                        new Mutation(
                                "a record is known by its key",
                                "retrieval/position/RecordKey",
                                "return values.isEmpty() ? ofWhole(record) : PlainHash.of(values);",
                                "return ofWhole(record);",
                                TEST + "aRecordWithAKeyMayHaveChanged"),
                        new Mutation(
                                "records are seen before filters",
                                "retrieval/OpenPage",
                                "            int known = seen.read(some);\n",
                                "            int known = seen.read(select(some, false, null));\n",
                                TEST + "recordsThatFiltersDropAreKnownAllTheSame"),
                        new Mutation(
                                "rows that were added are looked for behind",
                                "retrieval/position/PositionSearch",
                                "if (earlier == 0 && !trail.isDoubted() && next != null && later < MOST) {",
                                "if (later > MOST) {",
                                TEST + "rowsThatWereAddedMoveThePageBackAndRowsThatWereRemovedForward"),
                        new Mutation(
                                "rows that were removed are looked for before",
                                "retrieval/position/PositionSearch",
                                "return earlier == MOST ? null :",
                                "return earlier >= 0 ? null :",
                                TEST + "rowsThatWereAddedMoveThePageBackAndRowsThatWereRemovedForward",
                                TEST + "aPageThatIsNotThereAnyMoreIsLookedForBefore"),
                        new Mutation(
                                "a page may be refused whatever the error handler says",
                                READER,
                                "                : fetcher.send(restarts.current(), request, place(), sought);\n",
                                "                : fetcher.send(restarts.current(), request, place(), false);\n",
                                TEST + "anExpiredTokenIsNoEndAndNoFailure"),
                        new Mutation(
                                "the reset is told when the first page has come",
                                READER,
                                "        held = fetch(paginator.first());\n",
                                "        next = paginator.first();\n",
                                TEST + "whereTheFirstPageDoesNotComeEitherNothingIsGivenUp"),
                        new Mutation(
                                "another pagination begins at the first page",
                                "retrieval/position/PositionKeeper",
                                "                && position.request().equals(request(slice));\n",
                                ";\n",
                                TEST + "anotherPaginationBeginsAtTheFirstPage",
                                TEST + "anotherSliceIsAnotherPagination"),
                        new Mutation(
                                "no secret is kept",
                                "retrieval/position/PositionKeeper",
                                "secrets.isIn(text) || SecretParameters.areIn(text) ? \"a page token holds a secret\" : \"\"",
                                "\"\"",
                                TEST + "whereNoPositionIsKeptThatIsSaidOnce"),
                        new Mutation(
                                "a page without records tells nothing",
                                "retrieval/position/SlicePositions",
                                "if (rules != null && !records.isEmpty()) {",
                                "if (rules != null) {",
                                TEST + "aPageWithoutRecordsLeavesWhatThePageBeforeLeft")),
                PagedSliceReader.class);
    }
}
