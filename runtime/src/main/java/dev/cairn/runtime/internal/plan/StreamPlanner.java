package dev.cairn.runtime.internal.plan;

import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.ahead.StreamReadAhead;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.runtime.internal.assembly.stream.BuiltStream;
import dev.cairn.runtime.plan.Estimate;
import dev.cairn.runtime.plan.Estimate.Certainty;
import dev.cairn.runtime.plan.StreamPlan;
import dev.cairn.runtime.plan.StreamPlan.AfterKill;
import dev.cairn.runtime.plan.StreamPlan.Amount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a sync of one stream is going to cost: its slices as the cursor gives them, and of its pages as many as may be asked
 * for. Numbers are concluded only where each slice that was looked at has as many pages. For one stream.
 */
public final class StreamPlanner {

    /** Of many slices so many tell how many pages the others have. */
    private static final int LOOKED_AT = 5;

    private static final StateSink NOWHERE = state -> {};

    private final BuiltStream stream;
    private final ObjectNode definition;
    private final ProbingTransport network;
    private final RequestShape shape;
    private final List<String> unknown = new ArrayList<>();
    private final long begin;
    /** Whether only the beginning of a page was read. */
    private boolean isCut;
    /** Whether a page could not be read: what a sync does then is not foreseen. */
    private boolean isBroken;

    /**
     * @param network allows as many requests as this stream may send
     * @param manifest resolved
     */
    public StreamPlanner(BuiltStream stream, ProbingTransport network, ObjectNode manifest) {
        this.stream = stream;
        this.definition = stream.description().definition();
        this.network = network;
        this.shape = RequestShape.of(
                definition,
                RequestShape.parents(manifest).contains(stream.name().name()));
        this.begin = network.sent();
    }

    /**
     * Looks at the stream.
     *
     * @param workers how many slices are read at the same time
     */
    public StreamPlan plan(int workers) throws InterruptedException {
        CountedSlices slices = slices();
        Pages pages = shape.obstacle().isEmpty() ? pages(slices) : notCounted();
        Estimate requests = requests(slices, pages);
        CrashCost crash =
                CrashCost.of(definition, stream.checkpointPages(), slices.count(), partitions(slices.count()), workers);
        return new StreamPlan(
                stream.name(),
                new Amount(slices.count(), pages.count(), requests),
                time(slices.count(), pages, requests, workers),
                new AfterKill(stream.checkpointPages(), crash.costs(), crash.words()),
                StreamReadAhead.of(definition).words(),
                unknown);
    }

    /** Each has a slice at least; those of a sync that goes on may have been read, and states name them all the same. */
    private long partitions(Estimate slices) {
        return stream.state().isEmpty() && slices.certainty() == Certainty.EXACT ? slices.number() : Long.MAX_VALUE;
    }

    private CountedSlices slices() throws InterruptedException {
        CountedSlices.Finder finder = new CountedSlices.Finder();
        try {
            stream.cursor().start(NOWHERE);
            stream.schema().load(); // may take requests, too
            finder.find(stream.cursor().slices());
        } catch (RuntimeException e) {
            unknown.add("how many slices there are, since " + reason(e));
        }
        CountedSlices found = finder.found();
        if (found.count().number() == CountedSlices.MOST) {
            unknown.add("how many slices there are beyond " + CountedSlices.MOST);
        }
        return found;
    }

    /**
     * Pages.
     *
     * @param read how many were read
     * @param isAll whether all slices were read to their end
     * @param longest how many the longest slice has, as far as is known
     */
    private record Pages(Estimate count, long read, boolean isAll, long longest) {}

    private Pages notCounted() {
        unknown.add("pages and requests, since " + shape.obstacle());
        return new Pages(Estimate.atLeast(0), 0, false, 1);
    }

    private Pages pages(CountedSlices slices) throws InterruptedException {
        boolean isFew = slices.isAll() && slices.some().size() <= network.left();
        List<Slice> looked =
                isFew && !shape.isOnePage() ? slices.some() : slices.spread(shape.isOnePage() ? 1 : LOOKED_AT);
        Set<Long> lengths = new LinkedHashSet<>();
        long read = 0;
        long ended = 0;
        for (Slice slice : looked) {
            if (network.left() == 0) {
                break;
            }
            Length length = length(slice);
            read += length.pages();
            if (!length.isWhole()) {
                break;
            }
            ended++;
            lengths.add(length.pages());
        }
        long longest =
                Math.max(1, lengths.stream().mapToLong(Long::longValue).max().orElse(1));
        if (shape.isOnePage()) {
            return new Pages(slices.count(), read, ended == slices.count().number(), 1);
        }
        long rest = slices.count().number() - ended;
        if (rest == 0) {
            return new Pages(Estimate.exact(read).asSureAs(slices.count().certainty()), read, slices.isAll(), longest);
        }
        if (lengths.size() == 1 && ended == LOOKED_AT) {
            unknown.add(Estimate.exact(rest).words("slice") + " were not looked at; each of the " + ended
                    + " that were has " + Estimate.exact(longest).words("page"));
            return new Pages(
                    Estimate.about(longest * slices.count().number())
                            .asSureAs(slices.count().certainty()),
                    read,
                    false,
                    longest);
        }
        unknown.add("how many pages there are, since " + rest + " of "
                + slices.count().words("slice") + " were not read to their end");
        return new Pages(Estimate.atLeast(Math.max(read, read + rest - 1)), read, false, Math.max(longest, read));
    }

    /**
     * A slice as far as it was read.
     *
     * @param isWhole whether it has no more pages
     */
    private record Length(long pages, boolean isWhole) {}

    private Length length(Slice slice) throws InterruptedException {
        Retriever retriever = stream.retriever();
        SliceReader reader = retriever.open(slice);
        long pages = 0;
        try {
            for (Page page = reader.nextPage(); page != null; page = reader.nextPage()) {
                if (page.event() == SliceEvent.PAGE_COMPLETED) {
                    pages++;
                } else if (page.event() == SliceEvent.PAGE_CONTINUES) {
                    isCut = true;
                    return new Length(pages + 1, shape.isOnePage());
                }
            }
            return new Length(pages, true);
        } catch (RuntimeException e) {
            if (!network.isSpent()) {
                isBroken = true;
                unknown.add("what a slice has whose page cannot be read: " + reason(e));
            }
            return new Length(pages, false);
        } finally {
            reader.close();
        }
    }

    private Estimate requests(CountedSlices slices, Pages pages) {
        long sent = network.sent() - begin;
        if (pages.isAll() && !network.isSpent() && !isCut) {
            return Estimate.exact(sent).asSureAs(slices.count().certainty());
        }
        if (isBroken) {
            return Estimate.atLeast(sent);
        }
        if (!shape.more().isEmpty() || shape.isCached()) {
            shape.more().forEach(why -> unknown.add("how many requests there are, since " + why));
            if (shape.more().isEmpty() && shape.obstacle().isEmpty()) {
                unknown.add("how many requests there are, since answers may come from the cache");
            }
            return Estimate.atLeast(sent);
        }
        long besides = sent - pages.read();
        Estimate all = new Estimate(
                Math.max(sent, pages.count().number() + besides), pages.count().certainty());
        if (network.isSpent() && all.certainty() != Certainty.AT_LEAST) {
            unknown.add("how many requests there are, since a page took more than a plan may send");
            return all.asSureAs(Certainty.AT_LEAST);
        }
        if (pages.read() == 0 && pages.count().number() > 0) {
            unknown.add(
                    "how many requests there are besides those for pages, such as for tokens, since no page was asked for");
            return all.asSureAs(Certainty.AT_LEAST);
        }
        return all;
    }

    private @Nullable Duration time(Estimate slices, Pages pages, Estimate requests, int workers) {
        Duration latency = network.latency();
        if (latency == null) {
            return null;
        }
        long atOnce = Math.max(1, Math.min(workers, slices.number()));
        long oneAfterTheOther = Math.max(pages.longest(), (requests.number() + atOnce - 1) / atOnce);
        return latency.multipliedBy(oneAfterTheOther);
    }

    private String reason(RuntimeException failure) {
        if (network.isSpent()) {
            return "parents were not read to their end with the requests that a plan may send";
        }
        return failure instanceof SyncException known ? known.userMessage() : String.valueOf(failure);
    }
}
