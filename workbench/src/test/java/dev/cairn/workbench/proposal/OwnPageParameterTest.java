package dev.cairn.workbench.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.draft.DraftOfCurl;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.proposal.MadeApi.Answer;
import dev.cairn.workbench.proposal.MadeApi.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that ask for a page themselves, by parameters and members of made-up names. */
class OwnPageParameterTest {

    private static final int SIZE = 5;

    /** What an API responds without the parameter. */
    enum Without {
        /** No records, and the token of the page that has the first. */
        NOTHING_BUT_A_TOKEN,
        THE_FIRST_PAGE,
        A_REFUSAL
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static MadeApi api(
            String query, int total, BiFunction<Asked, List<Map<String, @Nullable Object>>, Answer> pages) {
        return new MadeApi(
                query, "curl '" + MadeApi.URL + "/things?" + query + "'", total, null, Instant::toString, pages);
    }

    /** Records in pages, the first of which has the number {@code base}, and the token of the next one. */
    private static MadeApi tokens(Random random, String parameter, String token, int base, Without without) {
        String more = random.nextBoolean() ? "more" : word(random);
        boolean text = random.nextBoolean();
        int total = SIZE * 2 + 1 + random.nextInt(3 * SIZE);
        String prefix = text ? word(random) : "";
        int asked = base + SIZE * random.nextInt(2);
        return api(parameter + "=" + prefix + asked + "&" + word(random) + "=" + word(random), total, (sent, all) -> {
            String given = sent.text(parameter);
            if (given == null && without == Without.A_REFUSAL) {
                return Answer.refused(400);
            }
            if (given != null && !given.matches(prefix + "\\d{1,6}")) {
                return Answer.refused(400);
            }
            boolean nothing = without == Without.NOTHING_BUT_A_TOKEN;
            int number = given == null ? 0 : Integer.parseInt(given.substring(prefix.length())) - base;
            int from = Math.max(0, Math.min(number, all.size()));
            int to = (given == null && nothing) || number < 0 ? from : Math.min(from + SIZE, all.size());
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("things", all.subList(from, to));
            body.put(more, to < all.size());
            Object next = text ? prefix + (to + base) : (Object) (to + base);
            body.put(token, to < all.size() ? next : null);
            return Answer.of(body);
        });
    }

    private static Proposals proposed(MadeApi api) {
        return Proposals.find(
                DraftOfCurl.of(CurlCommand.parse(api.request(), name -> null), "items"),
                RunOptions.standard().transport(api),
                Proposals.REQUESTS,
                Budget.ofSystem(),
                proposal -> {});
    }

    /** Errors of what is proposed; those that were doubted, too, unless the request has to have a number. */
    private static String mistake(MadeApi api, boolean mayDoubt) {
        Proposals proposals = proposed(api);
        Proposal pages = ProposalsTest.about(proposals, Subject.PAGINATION);
        String wrong = ProposalsTest.wrongPages(api, proposals);
        boolean doubted = pages.certainty() == Certainty.DOUBTFUL;
        boolean fails = doubted ? !mayDoubt : !wrong.isEmpty();
        return fails
                ? api.request() + ": " + pages.certainty() + " " + pages.summary() + " " + pages.reason() + " " + wrong
                : "";
    }

    @ParameterizedTest
    @EnumSource(Without.class)
    void aTokenIsFoundWhateverItIsCalled(Without without) {
        List<String> mistakes = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            String parameter = random.nextBoolean() ? "start" : word(random);
            String token = random.nextBoolean() ? "next_" + parameter : word(random);
            int base = without == Without.A_REFUSAL ? random.nextInt(2) : random.nextBoolean() ? 30 : 1;
            mistakes.add(mistake(tokens(random, parameter, token, base, without), without == Without.A_REFUSAL));
        }
        mistakes.removeIf(String::isEmpty);
        assertEquals("", String.join("\n", mistakes));
    }

    /** The API that was found from outside: without its parameter it gives nothing, and says where things begin. */
    @Test
    void anEmptyFirstPageIsGoneBeyond() {
        MadeApi api = tokens(new Random(0), "start", "next_start", 30, Without.NOTHING_BUT_A_TOKEN);

        Proposals proposals = proposed(api);

        assertTrue(proposals.all().get(0).summary().contains("as it stands"));
        assertEquals("", ProposalsTest.wrongPages(api, proposals));
        assertEquals(api.total(), recordsOf(proposals));
    }

    /** Its form alone made it a secret, and the API hands out its like; a key by its name is none, and nothing else is sent for it. */
    @Test
    void aPageTokenThatLooksGeneratedIsNoSecret() {
        Set<String> keys = new HashSet<>();
        MadeApi api = api("from_token_x=kaewpv15&api_key=k-5ecret-77", 14, (asked, all) -> {
            keys.add(String.valueOf(asked.text("api_key")));
            String token = asked.text("from_token_x");
            int from = token == null ? 0 : Integer.parseInt(token.replaceFirst("kaewpv1?", ""));
            int to = Math.min(from + SIZE, all.size());
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("things", all.subList(from, to));
            body.put("onward", to < all.size() ? "kaewpv1" + to : null);
            return Answer.of(body);
        });

        Proposals proposals = proposed(api);

        ManifestDraft draft = proposals.draft();
        assertEquals("", ProposalsTest.wrongPages(api, proposals));
        assertEquals("", ProposalsTest.wrongPages(api, proposals));
        assertEquals(Set.of("api_key", "start_date"), draft.config().keySet());
        assertFalse(draft.text().contains("kaewpv"), draft.text());
        assertTrue(draft.text().contains("field_name: from_token_x"), draft.text());
        assertEquals(Set.of("k-5ecret-77"), keys);
        ManifestDraft unpaged = proposals.with(Set.of(Subject.REQUEST, Subject.RECORDS));
        assertEquals("kaewpv15", unpaged.config().get("from_token_x"));
        assertFalse(unpaged.text().contains("kaewpv"), unpaged.text());
    }

    private static int recordsOf(Proposals proposals) {
        String reason = ProposalsTest.about(proposals, Subject.PAGINATION).reason();
        return Integer.parseInt(reason.replaceFirst(".* with (\\d+) different records.*", "$1"));
    }

    @Test
    void numbersOfPagesAndOfRecordsAreFoundWhateverTheyAreCalled() {
        List<String> mistakes = new ArrayList<>();
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            String parameter = random.nextInt(3) == 0 ? "page" : word(random);
            boolean records = random.nextBoolean();
            int first = records ? 0 : random.nextInt(2);
            int total = SIZE * 3 + random.nextInt(SIZE);
            String query = parameter + "=" + (records ? SIZE : first + 1);
            mistakes.add(mistake(
                    api(query, total, (asked, all) -> {
                        int number = Math.max(0, asked.number(parameter, first) - first);
                        int from = Math.min(all.size(), records ? number : number * SIZE);
                        return Answer.of(all.subList(from, Math.min(all.size(), from + SIZE)));
                    }),
                    false));
        }
        mistakes.removeIf(String::isEmpty);
        assertEquals("", String.join("\n", mistakes));
    }

    /** A number that says whose records are asked for is none of a page. */
    @Test
    void aFilterIsKept() {
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            String parameter = random.nextBoolean() ? "project" : word(random);
            MadeApi api = api(parameter + "=3", 40, (asked, all) -> {
                int project = asked.number(parameter, -1);
                return project < 0
                        ? Answer.of(all)
                        : Answer.of(
                                all.subList(Math.min(all.size(), project * 4), Math.min(all.size(), project * 4 + 4)));
            });

            Proposals proposals = proposed(api);

            assertEquals(
                    "3",
                    proposals.draft().stream().request().sent(parameter),
                    proposals.draft().text());
        }
    }
}
