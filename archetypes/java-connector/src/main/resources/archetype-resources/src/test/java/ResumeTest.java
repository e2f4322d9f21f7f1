package ${package};

import static org.junit.jupiter.api.Assertions.assertTrue;

import ${package}.models.Config;
import ${package}.models.Ticket;
import ${package}.models.TicketPage;
import dev.cairn.testkit.Emission;
import dev.cairn.testkit.RecordTraits;
import dev.cairn.testkit.Report;
import dev.cairn.testkit.ResumeCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Stops the sync after every message, goes on from the last state, and looks for lost records. */
class ResumeTest {

    private static final int PAGE = 3;
    private static final Config CONFIG = Config.fromJson(Map.of(
            "url", "https://api.example.com/tickets", "token", "any", "start_date", "2026-01-01T00:00:00Z"));

    /** Two tickets change at the same instant each: one of them is often the last of a page. */
    private static final List<Ticket> TICKETS = IntStream.range(0, 20)
            .mapToObj(id -> Ticket.fromJson(
                    Map.of("id", (long) id, "updated_at", "2026-01-01T%02d:00:00Z".formatted(id / 2))))
            .toList();

    @Test
    void losesNothing() {
        Report report = ResumeCheck.of((state, steps) -> sync(state), RecordTraits.key("id").cursor("updated_at"))
                .stops(3)
                .mostRecordsBetweenStates(2 * PAGE + 2)
                .run();
        System.out.println(report);
        assertTrue(report.resumes() > 3, report::toString);
    }

    private static List<Emission> sync(Map<String, Object> state) {
        List<Emission> left = new ArrayList<>();
        Output output = new Output() {
            @Override
            public void record(Ticket ticket) {
                left.add(new Emission.RecordData(ticket.toJson()));
            }

            @Override
            public void state(Map<String, ?> safe) {
                left.add(new Emission.State(new LinkedHashMap<>(safe)));
            }
        };
        try {
            new TicketSync(ResumeTest::page, CONFIG, output).run(state);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return left;
    }

    private static TicketPage page(String since, long number) {
        List<Object> found = TICKETS.stream()
                .filter(ticket -> ticket.updatedAt().compareTo(since) >= 0)
                .map(Ticket::toJson)
                .map(Object.class::cast)
                .toList();
        int from = (int) Math.min(found.size(), (number - 1) * PAGE);
        int to = Math.min(found.size(), from + PAGE);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("tickets", found.subList(from, to));
        if (to < found.size()) {
            page.put("next_page", number + 1);
        }
        return TicketPage.fromJson(page);
    }
}
