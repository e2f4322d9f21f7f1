package dev.cairn.runtime.internal.trial;

import dev.cairn.runtime.trial.AuxiliaryRequest;
import dev.cairn.runtime.trial.TestRead;
import java.util.ArrayList;
import java.util.List;

/** Requests of a test read that are no pages of its stream, in order. Not thread-safe. */
final class AuxiliaryRequests {

    private final TestRead read;
    private final List<AuxiliaryRequest> known = new ArrayList<>();
    private final List<AuxiliaryRequest> jobs = new ArrayList<>();
    private final List<AuxiliaryRequest> others = new ArrayList<>();

    AuxiliaryRequests(TestRead read) {
        this.read = read;
    }

    void add(CapturedExchange exchange) {
        AuxiliaryRequest request = exchange.auxiliary(read.secrets());
        of(exchange).add(request);
        read.listener().auxiliary(request);
    }

    /** Like {@link #add}, for one whose answer broke off. */
    void addBroken(CapturedExchange exchange) {
        AuxiliaryRequest request = exchange.auxiliary(read.secrets());
        others.add(request);
        read.listener().auxiliary(request);
    }

    private List<AuxiliaryRequest> of(CapturedExchange exchange) {
        return switch (exchange.kind()) {
            case JOB -> exchange.isOfParent() ? known : jobs;
            case AUXILIARY -> known;
            case PAGE -> exchange.isOfParent() ? known : others; // of another stream, as the reference sees it
            case OTHER -> others;
        };
    }

    /** Those for tokens, parents and the like. */
    List<AuxiliaryRequest> known() {
        return known;
    }

    /** Those about jobs, so far. */
    List<AuxiliaryRequest> jobs() {
        return jobs;
    }

    /** Those that the reference's server does not tell of. */
    List<AuxiliaryRequest> others() {
        return others;
    }
}
