package dev.cairn.runtime;

import dev.cairn.runtime.assembly.CheckPlan;
import dev.cairn.runtime.assembly.StreamPlan;
import dev.cairn.runtime.error.SyncException;
import dev.cairn.runtime.error.SystemException;
import dev.cairn.runtime.retriever.FirstSlice;
import dev.cairn.runtime.retriever.Page;
import dev.cairn.runtime.retriever.SliceReader;
import dev.cairn.runtime.slice.Slice;
import java.util.List;
import java.util.Optional;

/** Tries a stream: reads its first slice until there is a record. */
final class Availability {

    private Availability() {}

    /** Why what a check is to try cannot be read, or empty if it can. */
    static Optional<String> problemOf(CheckPlan check, List<StreamPlan> plans) throws InterruptedException {
        if (plans.isEmpty()) {
            return Optional.of("No streams to connect to.");
        }
        if (check instanceof CheckPlan.Named named) {
            Optional<String> problem = problemOf(named.streams(), plans);
            return problem.isPresent() ? problem : problemOfGenerated(named.generated(), plans);
        }
        CheckPlan.First first = (CheckPlan.First) check;
        return first.read()
                ? firstProblem(plans.subList(0, (int) Math.min(Math.max(0, first.count()), plans.size())))
                : Optional.empty();
    }

    private static Optional<String> problemOf(List<String> names, List<StreamPlan> plans) throws InterruptedException {
        for (String name : names) {
            StreamPlan plan = plans.stream()
                    .filter(each -> each.name().name().equals(name))
                    .reduce((a, b) -> b)
                    .orElseThrow(() -> new SystemException(name + " is not part of the catalog. Expected one of "
                            + plans.stream().map(each -> each.name().name()).toList() + "."));
            Optional<String> problem = firstProblem(List.of(plan));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problemOfGenerated(List<CheckPlan.Generated> sets, List<StreamPlan> plans)
            throws InterruptedException {
        for (CheckPlan.Generated set : sets) {
            if (!set.inManifest()) {
                return Optional.of("Dynamic stream " + set.set() + " is not found in manifest.");
            }
            Optional<String> problem = firstProblem(plans.stream()
                    .filter(plan -> set.set().equals(plan.origin().generatedBy()))
                    .limit(set.count() == null ? Long.MAX_VALUE : Math.max(0, set.count()))
                    .toList());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> firstProblem(List<StreamPlan> plans) throws InterruptedException {
        for (StreamPlan plan : plans) {
            Optional<String> problem = problemOf(plan);
            if (problem.isPresent()) {
                return problem.map(reason -> "Stream " + plan.name().name() + " is not available: " + reason);
            }
        }
        return Optional.empty();
    }

    /** Why a stream cannot be read, or empty if it can; a slice without records is no problem. */
    static Optional<String> problemOf(StreamPlan plan) throws InterruptedException {
        try {
            Slice slice = FirstSlice.of(plan.retriever(), plan.cursor().slices());
            if (slice == null) {
                return Optional.of(
                        "Cannot attempt to connect to stream " + plan.name().name() + " - no stream slices were found");
            }
            SliceReader reader = plan.retriever().open(slice);
            Page page = reader.nextPage();
            while (page != null && page.records().isEmpty()) {
                page = reader.nextPage();
            }
            return Optional.empty();
        } catch (SyncException e) {
            return Optional.of(e.userMessage());
        } catch (RuntimeException e) {
            return Optional.of("An unexpected error occurred: " + e);
        }
    }
}
