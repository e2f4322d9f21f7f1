package dev.cairn.workbench.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.draft.DraftOfCurl;
import dev.cairn.workbench.proposal.MadeApi.Answer;
import dev.cairn.workbench.seen.ParameterNames;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records with times in one form, and a parameter that takes them in another. */
class FilterFormatsTest {

    private static Function<Instant, Object> form(String format) {
        return switch (format) {
            case "%s" -> Instant::getEpochSecond;
            case "%ms" -> Instant::toEpochMilli;
            default -> Instant::toString;
        };
    }

    /** The form of a parameter: digits of a length, or a time as text. */
    private static boolean fits(String value, String format) {
        return switch (format) {
            case "%s" -> value.matches("\\d{9,10}");
            case "%ms" -> value.matches("\\d{12,13}");
            default -> value.contains("T");
        };
    }

    private static MadeApi api(Random random, String ofRecords, String ofFilter) {
        List<String> names = ParameterNames.since("updated_at");
        String name = names.get(random.nextInt(names.size()));
        boolean refuses = random.nextBoolean();
        return new MadeApi(
                ofRecords + " asked with " + ofFilter + " in " + name,
                "curl " + MadeApi.URL + "/items",
                12,
                null,
                form(ofRecords),
                (asked, all) -> {
                    String bound = asked.text(name);
                    if (bound != null && !fits(bound, ofFilter)) {
                        return refuses ? Answer.refused(400) : Answer.of(Map.of("items", all));
                    }
                    List<Map<String, @Nullable Object>> fitting = new ArrayList<>();
                    for (int i = 0; i < all.size(); i++) {
                        Instant at = Instant.parse("2024-03-01T00:00:00Z").plus(90_000L * i, ChronoUnit.SECONDS);
                        Object value = form(ofFilter).apply(at);
                        if (bound == null || value.toString().compareTo(bound) >= 0) {
                            fitting.add(all.get(i));
                        }
                    }
                    return Answer.of(Map.of("items", fitting));
                });
    }

    @ParameterizedTest
    @CsvSource({"iso, %s", "iso, %ms", "%s, %ms", "%ms, %s", "%s, iso", "%s, %s"})
    void theFilterIsFoundInTheFormThatItTakes(String ofRecords, String ofFilter) {
        for (int seed = 0; seed < 2; seed++) {
            MadeApi api = api(new Random(seed + 7L * ofRecords.hashCode()), ofRecords, ofFilter);
            Proposals proposals = Proposals.find(
                    DraftOfCurl.of(CurlCommand.parse(api.request(), name -> null), "items"),
                    RunOptions.standard().transport(api),
                    Proposals.REQUESTS,
                    Budget.ofSystem(),
                    proposal -> {});

            Proposal cursor = ProposalsTest.about(proposals, Subject.CURSOR);
            assertEquals(
                    api.name().replaceFirst(".* in ", ""),
                    ProposalsTest.sinceOf(cursor),
                    api.name() + ": " + cursor.summary() + " " + cursor.reason());
        }
    }
}
