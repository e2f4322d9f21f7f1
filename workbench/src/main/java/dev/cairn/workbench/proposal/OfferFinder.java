package dev.cairn.workbench.proposal;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.RequestDraft;
import dev.cairn.workbench.draft.StreamDraft;
import dev.cairn.workbench.edit.StreamChange;
import dev.cairn.workbench.proposal.Offers.Offer;
import dev.cairn.workbench.seen.RecordTime;
import dev.cairn.workbench.seen.SeenLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes from a stream as it is to one with what its API has, one offer after the other. For one stream. */
final class OfferFinder {

    private static final String START = "start_date";
    private static final String INTERVAL = "pages_per_checkpoint_interval";

    /** Records that a sync reads again at most, as far as an interval between checkpoints can say. */
    private static final int READ_AGAIN = 1000;

    private final Probe probe;
    private final SeenLimits met;
    private final ObjectNode config;
    private final List<String> names;
    private final List<Offer> offers = new ArrayList<>();

    OfferFinder(Probe probe, SeenLimits met, ObjectNode config, List<String> names) {
        this.probe = probe;
        this.met = met;
        this.config = config;
        this.names = names;
    }

    Offers find(ManifestDraft draft) {
        StreamDraft stream = draft.stream();
        boolean isPaged = stream.reading().paginator() != null;
        Probed read = probe.read(draft, isPaged ? PagingTrial.PAGES : 1);
        List<Trial> trials = probe.takeTrials();
        if (read.pages().isEmpty() || (read.failure() != null && read.records().isEmpty())) {
            String failure = read.failure() == null ? "there was no response" : read.failure();
            offer(
                    Subject.ERRORS,
                    "The stream cannot be read.",
                    Certainty.DOUBTFUL,
                    failure,
                    trials,
                    StreamChange.NOTHING);
            return new Offers(false, 0, offers, probe.isSpent());
        }
        Baseline asked = Baseline.of(draft, read.pages().get(0));
        Baseline base = isPaged ? asked : new FirstPage(probe, asked).find();
        PagesFound paging =
                isPaged ? new PagesFound(draft, "", Certainty.SURE, "", read.records()) : pagination(asked, base);
        List<Map<String, @Nullable Object>> seen = paging.records().isEmpty() ? base.records() : paging.records();
        ManifestDraft keyed = key(paging.draft(), seen);
        if (stream.reading().cursor() == null) {
            cursor(base, new PagesFound(keyed, paging.summary(), paging.certainty(), paging.reason(), seen));
        }
        if (isPaged) {
            checkpoints(stream, read);
        }
        limits(stream);
        return new Offers(true, seen.size(), offers, probe.isSpent());
    }

    private void offer(
            Subject subject,
            String summary,
            Certainty certainty,
            String reason,
            List<Trial> trials,
            StreamChange change) {
        offers.add(new Offer(subject, summary, certainty, reason, trials, change));
    }

    private PagesFound pagination(Baseline asked, Baseline base) {
        PagesFound paging = new PaginationFinder(probe, base).find(asked);
        ComponentDraft paginator = paging.draft().stream().reading().paginator();
        StreamChange change = paginator == null
                ? StreamChange.NOTHING
                : StreamChange.NOTHING
                        .entry(paginator.with(INTERVAL, 1L).toJson(), "retriever", "paginator")
                        .sending(difference(asked.draft(), paging.draft()));
        offer(Subject.PAGINATION, paging.summary(), paging.certainty(), paging.reason(), probe.takeTrials(), change);
        return paginator != null && paging.certainty() == Certainty.DOUBTFUL
                ? new PagesFound(asked.draft(), paging.summary(), paging.certainty(), paging.reason(), asked.records())
                : paging;
    }

    /** Returns the values of the request that are others in a later draft; null for those that it does not have. */
    private static Map<String, @Nullable Object> difference(ManifestDraft before, ManifestDraft after) {
        RequestDraft old = before.stream().request();
        RequestDraft young = after.stream().request();
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        Stream.of(old, young)
                .flatMap(request -> sent(request).stream())
                .distinct()
                .forEach(name -> {
                    Object value = young.sent(name);
                    if (!Objects.equals(old.sent(name), value)) {
                        changed.put(name, value);
                    }
                });
        return changed;
    }

    private static Set<String> sent(RequestDraft request) {
        Set<String> all = new LinkedHashSet<>(request.parameters().keySet());
        if (request.body() != null && request.body().fields().get("value") instanceof Map<?, ?> members) {
            members.keySet().forEach(name -> all.add(String.valueOf(name)));
        }
        return all;
    }

    private ManifestDraft key(ManifestDraft draft, List<Map<String, @Nullable Object>> seen) {
        StreamDraft stream = draft.stream();
        List<String> written = stream.records().key();
        if (!written.isEmpty()) {
            Set<Object> different = new HashSet<>();
            seen.forEach(
                    record -> different.add(written.stream().map(record::get).toList()));
            if (different.size() < seen.size()) {
                offer(
                        Subject.KEY,
                        "'" + String.join("', '", written) + "' is not unique.",
                        Certainty.DOUBTFUL,
                        "It has " + different.size() + " different values in " + seen.size() + " records.",
                        List.of(),
                        StreamChange.NOTHING);
            }
            return draft;
        }
        if (stream.kept().stream().get("primary_key") != null || seen.isEmpty()) {
            return draft;
        }
        List<String> path = KeyFinder.path(seen, stream.name());
        if (path.isEmpty()) {
            offer(
                    Subject.KEY,
                    "No key.",
                    Certainty.DOUBTFUL,
                    "No field that could be a key has another value in each of " + seen.size() + " records.",
                    List.of(),
                    StreamChange.NOTHING);
            return draft;
        }
        Object key = path.size() == 1 ? path.get(0) : List.of(path);
        offer(
                Subject.KEY,
                "'" + String.join(".", path) + "' is the key.",
                KeyFinder.certainty(path.get(path.size() - 1), stream.name(), seen.size()),
                "It has another value in each of " + seen.size() + " records.",
                List.of(),
                StreamChange.NOTHING.entry(key, "primary_key"));
        return draft;
    }

    private void cursor(Baseline base, PagesFound paging) {
        List<String> tried = Stream.concat(names.stream(), base.seenNames().stream())
                .distinct()
                .toList();
        Optional<CursorFinder.Cursor> plain = new CursorFinder(probe, base, paging, tried).find();
        if (plain.isPresent()) {
            cursor(plain.get(), paging.draft(), StreamChange.NOTHING, "");
            return;
        }
        Optional<NestedTime> nested = NestedTime.in(paging.records());
        if (nested.isPresent()) {
            ManifestDraft copied = nested.get().copying(paging.draft());
            Probed read = probe.read(copied, base.size() == 0 ? CursorFinder.EMPTY_PAGES : 1);
            if (read.failure() == null && RecordTime.in(read.records()).isPresent()) {
                Baseline other = new Baseline(copied, read.pages().get(0), base.key(), read.first());
                PagesFound pages = new PagesFound(copied, "", Certainty.SURE, "", read.records());
                new CursorFinder(probe, other, pages, tried)
                        .find()
                        .ifPresent(cursor -> cursor(
                                cursor,
                                copied,
                                StreamChange.NOTHING.item(nested.get().addition(), "transformations"),
                                " It is a copy of '"
                                        + String.join(".", nested.get().path()) + "'."));
                return;
            }
        }
        offer(
                Subject.CURSOR,
                "No cursor.",
                Certainty.DOUBTFUL,
                "No field of all " + paging.records().size()
                        + " records says by its name and its values when they were changed or made.",
                probe.takeTrials(),
                StreamChange.NOTHING);
    }

    private void cursor(CursorFinder.Cursor found, ManifestDraft before, StreamChange with, String more) {
        ComponentDraft cursor =
                Objects.requireNonNull(found.draft().stream().reading().cursor());
        String first = String.valueOf(found.draft().config().get(START));
        boolean isConfigured = config.get(START) != null;
        ComponentDraft start = ComponentDraft.of("MinMaxDatetime")
                .with(
                        "datetime",
                        isConfigured
                                ? "{{ config['" + START + "'] }}"
                                : "{{ config.get('" + START + "', '" + first + "') }}")
                .with("datetime_format", "%Y-%m-%d");
        Map<String, Object> json = new LinkedHashMap<>(cursor.toJson());
        json.put("start_datetime", start.toJson());
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("type", "string");
        property.put("description", "The day from which on records are read, as in 2024-01-31. Default: " + first);
        StreamChange change = with.entry(json, "incremental_sync").sending(difference(before, found.draft()));
        offer(
                Subject.CURSOR,
                found.summary() + more,
                found.certainty(),
                found.reason(),
                probe.takeTrials(),
                isConfigured ? change : change.property(START, property));
    }

    private void checkpoints(StreamDraft stream, Probed read) {
        ComponentDraft paginator = Objects.requireNonNull(stream.reading().paginator());
        ComponentDraft cursor = stream.reading().cursor();
        boolean isThere = paginator.fields().containsKey(INTERVAL)
                || (cursor != null && cursor.fields().containsKey(INTERVAL));
        int most = read.pages().stream()
                .mapToInt(page -> page.records().size())
                .max()
                .orElse(0);
        if (isThere || most == 0 || !paginator.type().equals("DefaultPaginator")) {
            return;
        }
        long interval = Math.max(1, READ_AGAIN / most);
        offer(
                Subject.CHECKPOINTS,
                "A checkpoint after each " + (interval == 1 ? "page." : interval + " pages."),
                read.pages().size() > 1 ? Certainty.SURE : Certainty.DOUBTFUL,
                read.pages().size() + " pages were read, with " + most
                        + " records at most: a sync that ends early reads about " + interval * most + " records again.",
                List.of(),
                StreamChange.NOTHING.entry(interval, "retriever", "paginator", INTERVAL));
    }

    private void limits(StreamDraft stream) {
        Optional<String> waits = met.waits();
        boolean hasHandler = stream.kept().requester().get("error_handler") != null;
        if (waits.isPresent() && !hasHandler) {
            Optional<ComponentDraft> backoff = met.waitHeader().map(OfferFinder::backoff);
            ComponentDraft handler = ComponentDraft.of("DefaultErrorHandler")
                    .with(
                            "backoff_strategies",
                            backoff.stream().map(ComponentDraft::toJson).toList());
            offer(
                    Subject.ERRORS,
                    backoff.isPresent()
                            ? "A refused request is sent again when the API says so."
                            : "A refused request is sent again after waits that double, as it is.",
                    backoff.isPresent() ? Certainty.SURE : Certainty.LIKELY,
                    waits.get(),
                    List.of(),
                    backoff.isPresent()
                            ? StreamChange.NOTHING.entry(handler.toJson(), "retriever", "requester", "error_handler")
                            : StreamChange.NOTHING);
        }
        met.limit()
                .ifPresent(limit -> offer(
                        Subject.RATE_LIMIT,
                        "At most " + limit.calls() + " requests in " + limit.seconds() + " s.",
                        limit.isTold() ? Certainty.SURE : Certainty.LIKELY,
                        limit.isTold()
                                ? "The API says '" + limit.header() + "'."
                                : "The API says '" + limit.header()
                                        + "'; how long the limit holds was taken from the longest time to its reset.",
                        List.of(),
                        StreamChange.NOTHING.ofManifest(
                                "api_budget", budget(limit).toJson())));
    }

    private static ComponentDraft backoff(SeenLimits.WaitHeader header) {
        return ComponentDraft.of(header.isInstant() ? "WaitUntilTimeFromHeader" : "WaitTimeFromHeader")
                .with("header", header.name());
    }

    private static ComponentDraft budget(SeenLimits.CallLimit limit) {
        Map<String, Object> rate = new LinkedHashMap<>();
        rate.put("limit", limit.calls());
        rate.put("interval", "PT" + limit.seconds() + "S");
        ComponentDraft policy = ComponentDraft.of("MovingWindowCallRatePolicy")
                .with("rates", List.of(rate))
                .with("matchers", List.of());
        return ComponentDraft.of("HTTPAPIBudget").with("policies", List.of(policy.toJson()));
    }
}
