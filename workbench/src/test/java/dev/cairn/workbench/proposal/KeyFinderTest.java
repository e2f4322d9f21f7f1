package dev.cairn.workbench.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFinderTest {

    /** Records of which one field tells them apart, among others that seem to, or do not. */
    private static List<Map<String, @Nullable Object>> records(int count, String key) {
        Random random = new Random(1);
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    Map<String, @Nullable Object> record = new LinkedHashMap<>();
                    record.put("title", "Invoice of customer " + number);
                    record.put("amount", number + 0.5);
                    record.put("issued_at", "2024-01-01T00:%02d:%02dZ".formatted(number / 60, number % 60));
                    record.put("customer", random.nextInt(9));
                    record.put("page", "https://a.example/" + number);
                    record.put(key, "2024-" + (1000 + number));
                    return record;
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "invoice_no, invoices, 200, SURE",
        "invoiceNumber, invoices, 2, SURE",
        "ticket_ref, rows, 200, LIKELY",
        "docNr, rows, 200, LIKELY",
        "article_code, rows, 20, DOUBTFUL",
        "zzyzx, rows, 200, DOUBTFUL",
        "id, rows, 2, SURE"
    })
    void aFieldThatTellsAllRecordsApartIsProposed(String key, String stream, int count, Certainty certainty) {
        List<Map<String, @Nullable Object>> records = records(count, key);
        String named = KeyFinder.in(records, stream);

        assertEquals(key, named == null ? KeyFinder.byValues(records) : named);
        assertEquals(certainty, KeyFinder.certainty(key, stream, count));
    }

    @Test
    void textsTimesFractionsAndValuesThatComeTwiceAreNoKeys() {
        List<Map<String, @Nullable Object>> records = records(200, "other");
        records.forEach(record -> record.remove("other"));

        assertEquals(null, KeyFinder.byValues(records));
    }
}
