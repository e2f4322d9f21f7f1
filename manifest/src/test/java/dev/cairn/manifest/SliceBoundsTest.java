package dev.cairn.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.Node;
import dev.cairn.documents.YamlReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds that requests really send, as the Python CDK 7.39.1 does. */
class SliceBoundsTest {

    private static Node yaml(String members) {
        return new YamlReader().read("manifest.yaml", members);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start_value_option: {field_name: since}                | a: b                               | true",
                "start_value_option:                                    | a: b                               | false",
                "cursor_field: id                                       | a: \"{{ stream_interval.start }}\"   | true",
                "cursor_field: id                                       | a: \"{{ stream_slice['start'] }}\"   | true",
                "cursor_field: id                                       | a: \"{{ config['start'] }}\"         | false",
                // Those of a DatetimeBasedCursor mean nothing to a counter.
                "start_time_option: {field_name: since}                 | a: b                               | false",
                "partition_field_start: first                           | a: \"{{ stream_interval.first }}\"   | false",
                "cursor_field: id                                       | a: \"{{ stream_slice.start_time }}\" | false",
            })
    void theStartOfACounter(String cursor, String retriever, boolean sent) {
        assertEquals(
                sent, SliceBounds.startIsInRequests(yaml("type: IncrementingCountCursor\n" + cursor), yaml(retriever)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start_time_option: {field_name: since} | a: b                                      | true",
                "start_value_option: {field_name: from} | a: b                                      | false",
                "cursor_field: at                       | a: \"{{ stream_interval.start_time }}\"     | true",
                "cursor_field: at                       | a: \"{{ stream_interval['start'] }}\"       | false",
                "partition_field_start: start           | a: \"{{ stream_interval['start'] }}\"       | true",
                "partition_field_start: start           | a: \"{{ stream_interval['start_date'] }}\"  | false",
                "partition_field_start: start           | schema_loader: \"{{ stream_slice.start }}\" | false",
            })
    void theStartOfAWindowOfTime(String cursor, String retriever, boolean sent) {
        Node times = yaml("type: DatetimeBasedCursor\n" + cursor);
        assertEquals(sent, SliceBounds.startIsInRequests(times, yaml(retriever)));
        assertEquals(sent, SliceBounds.startIsAsked(times, yaml(retriever)));
    }
}
