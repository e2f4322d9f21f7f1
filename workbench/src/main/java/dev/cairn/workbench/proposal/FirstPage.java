package dev.cairn.workbench.proposal;

import dev.cairn.retrieval.pagination.signal.MorePages;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.RequestDraft;
import dev.cairn.workbench.seen.ParameterNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page that a listing begins with, where the request itself asks for one by its number.
 *
 * @param asked the page of the request as it stands
 */
record FirstPage(Probe probe, Baseline asked) {

    /** The request without the number of a page; the same where it has none. */
    static RequestDraft without(RequestDraft request) {
        RequestDraft first = request;
        for (String name : numbers(request)) {
            first = first.minus(name);
        }
        return first;
    }

    private static List<String> numbers(RequestDraft request) {
        return Stream.of(ParameterNames.PAGE, ParameterNames.OFFSET)
                .map(names -> names.stream()
                        .filter(name -> AskedSize.isNumber(request.sent(name)))
                        .toList())
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The first page; the one that was asked for where no other request gives records. */
    Baseline find() {
        RequestDraft request = asked.draft().stream().request();
        List<String> names = numbers(request);
        if (names.isEmpty()) {
            return asked;
        }
        ManifestDraft without = requesting(without(request));
        Probed read = probe.read(without, 1);
        if (!read.first().isEmpty()) {
            return start(without, read);
        }
        boolean goesOn = read.failure() == null
                && MorePages.said(Baseline.of(without, read.pages().get(0)).signals())
                        .orElse(false);
        return goesOn
                ? asked
                : Stream.of(0L, 1L)
                        .flatMap(number -> numbered(names, number).stream())
                        .findFirst()
                        .orElse(asked);
    }

    private Optional<Baseline> numbered(List<String> names, long number) {
        ManifestDraft draft = requesting(asked.draft().stream().request().plus(names, number));
        Probed read = probe.read(draft, 1);
        return read.first().isEmpty() ? Optional.empty() : Optional.of(start(draft, read));
    }

    private ManifestDraft requesting(RequestDraft request) {
        return asked.draft().with(stream -> stream.requesting(request));
    }

    private Baseline start(ManifestDraft draft, Probed read) {
        Baseline start = Baseline.of(draft, read.pages().get(0));
        return new Baseline(draft, start.page(), start.key(), asked.records());
    }
}
