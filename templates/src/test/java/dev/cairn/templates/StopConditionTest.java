package dev.cairn.templates;

import static dev.cairn.templates.StopCondition.Verdict.SAFE;
import static dev.cairn.templates.StopCondition.Verdict.TRUNCATES;
import static dev.cairn.templates.StopCondition.Verdict.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The verdicts are those that {@code classify_stop_condition} of airbyte-cdk 7.39.1 gives, with a minimum of 5. */
class StopConditionTest {

    @Test
    void noFullPageIsBelowWhatWasAskedFor() {
        all(
                SAFE,
                "{{ last_page_size < page_size }}",
                "{{ page_size > last_page_size }}",
                "{{ last_page_size < page_size | int }}",
                "{{ last_page_size == 0 }}",
                "{{ last_page_size < 5 }}",
                "{{ last_page_size <= 4 }}",
                "{{ last_page_size >= 100 }}",
                "{{ not response.next or last_page_size < page_size }}",
                "{% if last_page_size < page_size %}true{% endif %}",
                "{{ not response.next }}",
                "{{ response.page == response.pages }}",
                "{{ response.page > 100 }}",
                "plain text");
    }

    @Test
    void aFullPageOfAReducedSizeIsBelowTheConfiguredOne() {
        all(
                TRUNCATES,
                "{{ last_page_size < 100 }}",
                "{{ 100 > last_page_size }}",
                "{{ last_page_size <= 5 }}",
                "{{ last_page_size < config['page_size'] }}",
                "{{ last_page_size | int < 100 }}",
                "{{ response.done and last_page_size < 100 }}",
                "{% if last_page_size < 100 %}true{% endif %}",
                "{{ 0 < last_page_size < 100 }}");
    }

    @Test
    void whatIsNotAComparisonOfItsOwnCannotBeJudged() {
        all(
                UNKNOWN,
                "{{ not (last_page_size >= 100) }}",
                "{{ last_page_size - 100 < 0 }}",
                "{{ last_page_size < [page_size, 100] | max }}",
                "{{ last_page_size == 100 }}",
                "{{ last_page_size != page_size }}",
                "{{ last_page_size in [1, 2] }}",
                "{{ last_page_size }}",
                "{{ last_page_size < last_page_size }}",
                "{{ response['data'] | length < 100 }}",
                "{{ config['size'] > response['data'] | length }}",
                "{{ 'a' if last_page_size < 100 else 'b' }}",
                "{{ last_page_size < 100 }} and more",
                "{% if last_page_size < 100 %}false{% endif %}",
                "{{ last_page_size <");
    }

    @Test
    void tellsThePageSizeOfTheRequestFromThatOfTheConfiguration() {
        assertTrue(StopCondition.readsPageSize("{{ last_page_size < page_size }}"));
        assertFalse(StopCondition.readsPageSize("{{ last_page_size < config['page_size'] }}"));
        assertFalse(StopCondition.readsPageSize("{{ response.page_size }}"));
        assertFalse(StopCondition.readsPageSize("{{ page_size"));
    }

    private static void all(StopCondition.Verdict verdict, String... conditions) {
        List.of(conditions).forEach(condition -> assertEquals(verdict, StopCondition.judge(condition, 5), condition));
    }
}
