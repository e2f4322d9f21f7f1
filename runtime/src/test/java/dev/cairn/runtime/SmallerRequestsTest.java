package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What smaller pages and smaller windows mean for records and states. */
class SmallerRequestsTest {

    private static final Pattern WINDOW = Pattern.compile("from=2024-01-(\\d\\d)&to=2024-01-(\\d\\d)");

    @Test
    void rule15AClaimInsideOfAWindowThatIsSplitIsTakenBackBeforeItsRecordsComeAgain()
            throws IOException, InterruptedException {
        assertEquals(
                List.of("R 02", "S 02", "R 04", "S 01", "R 02", "S 02", "R 04", "S 04", "R 07", "S 07", "R 09", "S 09"),
                said(1, SPLITTING, SmallerRequestsTest::onlyShortWindows).subList(0, 12));
    }

    @Test
    void rule15EveryPrefixOfSplitWindowsLosesNothing() throws IOException, InterruptedException {
        List<String> said = said(1, SPLITTING, SmallerRequestsTest::onlyShortWindows);
        String state = "01";
        List<String> before = new ArrayList<>();
        for (String line : said) {
            if (line.startsWith("S ")) {
                state = line.substring(2);
            } else {
                before.add(line);
            }
            for (String record : said) {
                assertTrue(
                        !record.startsWith("R ")
                                || before.contains(record)
                                || record.substring(2).compareTo(state) > 0,
                        record + " would be lost with " + state);
            }
        }
    }

    @Test
    void rule16APageThatWasAskedForSeveralTimesIsOnePage() throws IOException, InterruptedException {
        Function<String, String> onePerPage = url -> url.contains("limit=1") ? page(url) : "413";
        assertEquals(
                List.of("R 02", "R 04", "S 04", "R 07", "R 09", "S 09"),
                said(2, REDUCING, onePerPage).subList(0, 6));
    }

    private static final List<String> DAYS = List.of("02", "04", "07", "09", "12", "19");

    private static final String SPLITTING = "request_window_splitting: {type: RequestWindowSplitting}";
    private static final String REDUCING = "page_size_reduction: {type: PageSizeReduction}";

    /** Refuses the third page of what is longer than six days. */
    private static String onlyShortWindows(String url) {
        Matcher window = WINDOW.matcher(url);
        assertTrue(window.find(), url);
        int days = Integer.parseInt(window.group(2)) - Integer.parseInt(window.group(1));
        return days > 6 && url.contains("offset=2") ? "413" : page(url);
    }

    /** One day of the window for each page. */
    private static String page(String url) {
        Matcher window = WINDOW.matcher(url);
        assertTrue(window.find(), url);
        Matcher offset = Pattern.compile("offset=(\\d+)").matcher(url);
        return DAYS.stream()
                .filter(day -> day.compareTo(window.group(1)) >= 0 && day.compareTo(window.group(2)) <= 0)
                .skip(offset.find() ? Integer.parseInt(offset.group(1)) : 0)
                .findFirst()
                .map(day -> "[{\"at\": \"2024-01-" + day + "\"}]")
                .orElse("[]");
    }

    private static List<String> said(int interval, String option, Function<String, String> api)
            throws IOException, InterruptedException {
        return ManifestRun.of(stream(interval, option), api).stream()
                .map(line -> line.replaceAll("\\{.*2024-01-(\\d\\d)\"\\}", "$1"))
                .toList();
    }

    private static String stream(int interval, String option) {
        String action = option.equals(SPLITTING) ? "SPLIT_REQUEST_WINDOW" : "REDUCE_PAGE_SIZE";
        String size = option.equals(SPLITTING) ? "1" : "4";
        return """
            streams:
              - type: DeclarativeStream
                name: events
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%%Y-%%m-%%d"
                  start_datetime: "2024-01-01"
                  end_datetime: "2024-01-20"
                  step: P10D
                  cursor_granularity: P1D
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: from}
                  end_time_option: {type: RequestOption, inject_into: request_parameter, field_name: to}
                  pages_per_checkpoint_interval: %d
                retriever:
                  type: SimpleRetriever
                  %s
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: offset}
                    page_size_option: {type: RequestOption, inject_into: request_parameter, field_name: limit}
                    pagination_strategy: {type: OffsetIncrement, page_size: %s}
                  requester:
                    type: HttpRequester
                    url: http://api/events
                    error_handler: {type: DefaultErrorHandler, response_filters: [{type: HttpResponseFilter, action: %s, http_codes: [413]}]}
            """.formatted(interval, option, size, action);
    }
}
