package dev.cairn.workbench.proposal;

import dev.cairn.json.Json;
import dev.cairn.runtime.trial.Exchange;
import dev.cairn.runtime.trial.PageRead;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A page that was read for a trial.
 *
 * @param request method and address, secrets masked
 * @param status 0 where it is not known
 * @param headers found without regard to case
 * @param text the answer's body; its start where it is very long
 * @param body the answer as JSON; null where it is none
 * @param records as the draft finds them
 */
record ProbedPage(
        String request,
        int status,
        Map<String, String> headers,
        String text,
        @Nullable Object body,
        List<Map<String, @Nullable Object>> records) {

    static ProbedPage of(PageRead page) {
        Exchange exchange = page.exchange();
        if (exchange == null) {
            return new ProbedPage("", 0, Map.of(), "", null, page.records());
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.response().headers());
        String text = exchange.response().body();
        return new ProbedPage(
                exchange.request().method() + " " + exchange.request().url(),
                exchange.response().status(),
                headers,
                text,
                parsed(text),
                page.records());
    }

    private static @Nullable Object parsed(String text) {
        try {
            return Json.parse(text);
        } catch (IOException e) {
            return null;
        }
    }
}
