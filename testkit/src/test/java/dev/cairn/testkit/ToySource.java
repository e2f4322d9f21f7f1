package dev.cairn.testkit;

import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.Events.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source of a few lines that keeps the promise, or breaks it in one way. Reads two events a page; the bound is exclusive. */
record ToySource(List<Event> events, Fault fault) implements RestartableSource {

    enum Fault {
        NONE,
        /** A state comes before the records of its page. */
        STATE_OVERTAKES,
        /** A state says the newest position, of which more may come. */
        CLAIMS_THE_NEWEST,
        /** A resumed sync starts at the beginning. */
        IGNORES_ITS_STATE,
        /** A resumed sync starts a little too late. */
        SKIPS_ONE,
        /** There is no state before the end. */
        SAYS_LITTLE,
        /** A claim stands although an earlier record comes. */
        KEEPS_ITS_CLAIM,
        /** The last record does not come where it is one of several at its position. */
        FORGETS_THE_LAST
    }

    @Override
    public List<Emission> run(Map<String, @Nullable Object> state, Steps steps) {
        int since = state.get("at") instanceof Number at && fault != Fault.IGNORES_ITS_STATE ? at.intValue() : -1;
        int first = since + (fault == Fault.SKIPS_ONE && since >= 0 ? 1 : 0);
        List<Event> wanted =
                new ArrayList<>(events.stream().filter(e -> e.at() > first).toList());
        if (fault == Fault.FORGETS_THE_LAST && since >= 0 && !wanted.isEmpty()) {
            wanted.remove(wanted.size() - 1);
        }
        List<Emission> messages = new ArrayList<>();
        int newest = since;
        int settled = since;
        boolean ordered = true;
        for (int i = 0; i < wanted.size(); i++) {
            int at = wanted.get(i).at();
            if (at < newest && fault != Fault.KEEPS_ITS_CLAIM) {
                ordered = false;
                messages.add(state(since));
            }
            settled = at > newest ? newest : settled;
            newest = Math.max(newest, at);
            int claim = fault == Fault.CLAIMS_THE_NEWEST ? newest : settled;
            boolean due = i % 2 == 1 && ordered && fault != Fault.SAYS_LITTLE;
            if (due && fault == Fault.STATE_OVERTAKES) {
                messages.add(state(newest));
            }
            messages.add(new Emission.RecordData(Map.of("id", wanted.get(i).id(), "at", at)));
            if (due) {
                messages.add(state(claim));
            }
        }
        messages.add(state(newest));
        return messages;
    }

    private static Emission state(int at) {
        return new Emission.State(Map.of("at", at));
    }
}
