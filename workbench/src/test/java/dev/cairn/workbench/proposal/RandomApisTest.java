package dev.cairn.workbench.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.draft.DraftOfCurl;
import dev.cairn.workbench.proposal.MadeApi.Answer;
import dev.cairn.workbench.proposal.MadeApi.Asked;
import dev.cairn.workbench.seen.ParameterNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * APIs put together by chance, also such as nobody can guess: what is proposed without doubt is right. {@code -Dproposal.apis=N}
 * makes more of them, {@code -Dproposal.seed=N} begins elsewhere.
 */
class RandomApisTest {

    private static final int APIS = Integer.getInteger("proposal.apis", 25);
    private static final int SEED = Integer.getInteger("proposal.seed", 1);
    private static final List<String> STRANGE = List.of("zz", "batch_nr", "von");

    private enum Style {
        LINK,
        NEXT,
        TOKEN,
        AFTER_ID,
        PAGE_FROM_0,
        PAGE_FROM_1,
        OFFSET,
        WHOLE
    }

    private enum Behind {
        EMPTY,
        REFUSED,
        LAST_AGAIN
    }

    /** What was drawn of an API. */
    private record Drawn(
            Style style,
            String parameter,
            String sizeParameter,
            int size,
            Behind behind,
            Set<String> says,
            boolean strict) {}

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static MadeApi api(int seed) {
        Random random = new Random(seed);
        Style style = one(random, List.of(Style.values()));
        List<String> names = new ArrayList<>(
                switch (style) {
                    case PAGE_FROM_0, PAGE_FROM_1 -> ParameterNames.PAGE;
                    case OFFSET -> ParameterNames.OFFSET;
                    case AFTER_ID -> ParameterNames.AFTER_RECORD;
                    default -> List.of("cursor", "page_token", "after", "marker", "continuation");
                });
        names.addAll(STRANGE);
        Set<String> says = new LinkedHashSet<>();
        for (String word : List.of("total", "more", "page", "wrapped", "count")) {
            if (random.nextInt(3) == 0) {
                says.add(word);
            }
        }
        Drawn drawn = new Drawn(
                style,
                one(random, names),
                random.nextInt(3) == 0 ? "batch" : one(random, ParameterNames.SIZE),
                1 + random.nextInt(9),
                one(random, List.of(Behind.values())),
                says,
                random.nextInt(5) == 0);
        int total = random.nextInt(34);
        String since = random.nextInt(2) == 0
                ? null
                : one(random, List.of("since", "updated_since", "updated_at[gte]", "seit", "modifiedSince"));
        return new MadeApi(
                "seed " + seed + " " + drawn + " total " + total,
                "curl " + MadeApi.URL + "/items",
                total,
                since,
                Instant::toString,
                (asked, all) -> answer(drawn, since, asked, all));
    }

    private static Answer answer(
            Drawn api, @Nullable String since, Asked asked, List<Map<String, @Nullable Object>> all) {
        if (api.strict
                && asked.values().keySet().stream()
                        .anyMatch(name -> !name.equals(api.parameter)
                                && !name.equals(api.sizeParameter)
                                && !name.equals(since))) {
            return Answer.refused(400);
        }
        int size = Math.min(20, Math.max(1, asked.number(api.sizeParameter, api.style == Style.WHOLE ? 50 : api.size)));
        int from = from(api, asked, all, size);
        if (from < 0) {
            return Answer.refused(400);
        }
        if (from >= all.size() && from > 0) {
            if (api.behind == Behind.REFUSED) {
                return Answer.refused(404);
            }
            from = api.behind == Behind.LAST_AGAIN ? Math.max(0, (all.size() - 1) / size * size) : all.size();
        }
        int to = api.style == Style.WHOLE ? all.size() : Math.min(from + size, all.size());
        return answer(api, all, from, to, size);
    }

    private static int from(Drawn api, Asked asked, List<Map<String, @Nullable Object>> all, int size) {
        String text = asked.text(api.parameter);
        return switch (api.style) {
            case WHOLE -> 0;
            case LINK, NEXT, TOKEN ->
                text == null ? 0 : text.matches("t\\d+") ? Integer.parseInt(text.substring(1)) : -1;
            case AFTER_ID -> {
                if (text == null) {
                    yield 0;
                }
                int at = all.stream().map(record -> record.get("id")).toList().indexOf(text);
                yield at < 0 ? all.size() : at + 1;
            }
            case PAGE_FROM_0 -> asked.number(api.parameter, 0) * size;
            case PAGE_FROM_1 -> (Math.max(1, asked.number(api.parameter, 1)) - 1) * size;
            case OFFSET -> asked.number(api.parameter, 0);
        };
    }

    private static Answer answer(Drawn api, List<Map<String, @Nullable Object>> all, int from, int to, int size) {
        boolean more = to < all.size();
        List<Map<String, @Nullable Object>> page = all.subList(Math.min(from, to), to);
        String next =
                MadeApi.URL + "/items?" + api.parameter.replace("[", "%5B").replace("]", "%5D") + "=t" + to;
        Map<String, String> headers =
                api.style == Style.LINK && more ? Map.of("Link", "<" + next + ">; rel=\"next\"") : Map.of();
        boolean root = !api.says.contains("wrapped") && api.style != Style.NEXT && api.style != Style.TOKEN;
        if (root) {
            return new Answer(200, headers, page);
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("items", page);
        if (api.style == Style.NEXT) {
            body.put("next", more ? next : null);
        }
        if (api.style == Style.TOKEN) {
            body.put("next_" + api.parameter, more ? "t" + to : null);
        }
        if (api.says.contains("total")) {
            body.put("total", all.size());
        }
        if (api.says.contains("more")) {
            body.put("has_more", more);
        }
        if (api.says.contains("count")) {
            body.put("count", page.size());
        }
        if (api.says.contains("page") && (api.style == Style.PAGE_FROM_0 || api.style == Style.PAGE_FROM_1)) {
            body.put("page", from / size + (api.style == Style.PAGE_FROM_1 ? 1 : 0));
            body.put("total_pages", (all.size() + size - 1) / size);
        }
        return new Answer(200, headers, body);
    }

    @Test
    void whatIsProposedWithoutDoubtIsRight() {
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (int seed = SEED; seed < SEED + APIS; seed++) {
            MadeApi api = api(seed);
            Proposals proposals = Proposals.find(
                    DraftOfCurl.of(CurlCommand.parse(api.request(), name -> null), "items"),
                    RunOptions.standard().transport(api),
                    Proposals.REQUESTS,
                    Budget.ofSystem(),
                    proposal -> {});
            Proposal pages = ProposalsTest.about(proposals, Subject.PAGINATION);
            Proposal cursor = ProposalsTest.about(proposals, Subject.CURSOR);
            String mistake = ProposalsTest.wrongPages(api, proposals);
            right += mistake.isEmpty() ? 1 : 0;
            if (!mistake.isEmpty() && pages.certainty() != Certainty.DOUBTFUL) {
                wrong.add(api.name() + ": " + pages.certainty() + " " + pages.summary() + " " + pages.reason() + ": "
                        + mistake);
            }
            Object since = ProposalsTest.sinceOf(cursor);
            if (since != null && !since.equals(api.since()) && cursor.certainty() != Certainty.DOUBTFUL) {
                wrong.add(api.name() + ": " + cursor.summary() + " and not " + api.since());
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(right * 2 > APIS, right + " of " + APIS);
    }
}
