package dev.cairn.runtime;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.Slice;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.retrieval.FirstSlice;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.runtime.internal.assembly.CheckPlan;
import dev.cairn.runtime.internal.assembly.ManifestStreams;
import dev.cairn.runtime.internal.assembly.stream.BuiltStream;
import dev.cairn.runtime.internal.assembly.stream.ManifestStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tries a stream: reads its first slice until there is a record.
 *
 * @param details takes what only developers understand of why a stream cannot be read
 * @param sleeper waits for jobs
 */
record Availability(Consumer<String> details, Sleeper sleeper) {

    /**
     * A reason why a check fails.
     *
     * @param words the reason for the connector's user
     * @param mistakes the diagnostics of the manifest that it consists of; empty if it is another reason
     */
    record CheckProblem(String words, List<Diagnostic> mistakes) {

        static CheckProblem of(String words) {
            return new CheckProblem(words, List.of());
        }

        static CheckProblem of(InvalidDocumentException mistake) {
            return new CheckProblem(String.valueOf(mistake.getMessage()), mistake.diagnostics());
        }

        /** Returns the same reason with words before its own. */
        CheckProblem after(String prefix) {
            return new CheckProblem(prefix + words, mistakes);
        }
    }

    /**
     * Why what a check is to try cannot be read, or empty if it can.
     *
     * @throws InvalidDocumentException if one of the first streams is tried, whichever it is, and cannot be built
     */
    Optional<CheckProblem> problemOf(CheckPlan check, ManifestStreams streams) throws InterruptedException {
        if (streams.all().isEmpty()) {
            return Optional.of(CheckProblem.of("No streams to connect to."));
        }
        if (check instanceof CheckPlan.Named named) {
            Optional<CheckProblem> problem = problemOf(named.streams(), streams);
            return problem.isPresent() ? problem : problemOfGenerated(named.generated(), streams.all());
        }
        return problemOfFirst((CheckPlan.First) check, streams.all());
    }

    private Optional<CheckProblem> problemOfFirst(CheckPlan.First first, List<ManifestStream> streams)
            throws InterruptedException {
        if (!first.read()) {
            return Optional.empty();
        }
        List<ManifestStream> tried = streams.subList(0, (int) Math.min(Math.max(0, first.count()), streams.size()));
        Diagnostics mistakes = new Diagnostics();
        tried.forEach(stream -> stream.mistakes().forEach(mistakes::add));
        mistakes.throwIfErrors(); // before one of them is tried, as in the reference
        return firstProblem(tried);
    }

    private Optional<CheckProblem> problemOf(List<String> names, ManifestStreams streams) throws InterruptedException {
        Optional<CheckProblem> mistake = names.stream()
                .flatMap(name -> streams.find(name).stream())
                .filter(stream -> !stream.mistakes().isEmpty())
                .findFirst()
                .map(stream -> CheckProblem.of(new InvalidDocumentException(stream.mistakes()))
                        .after(unavailable(stream)));
        if (mistake.isPresent()) {
            return mistake; // before one of them is tried, as in the reference
        }
        for (String name : names) {
            ManifestStream stream = streams.find(name)
                    .orElseThrow(() -> new SystemException(name + " is not part of the catalog. Expected one of "
                            + streams.all().stream()
                                    .map(each -> each.name().name())
                                    .toList()
                            + "."));
            Optional<CheckProblem> problem = firstProblem(List.of(stream));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<CheckProblem> problemOfGenerated(List<CheckPlan.Generated> sets, List<ManifestStream> streams)
            throws InterruptedException {
        for (CheckPlan.Generated set : sets) {
            if (!set.inManifest()) {
                return Optional.of(CheckProblem.of("Dynamic stream " + set.set() + " is not found in manifest."));
            }
            Optional<CheckProblem> problem = firstProblem(streams.stream()
                    .filter(stream -> set.set().equals(stream.origin().generatedBy()))
                    .limit(set.count() == null ? Long.MAX_VALUE : Math.max(0, set.count()))
                    .toList());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<CheckProblem> firstProblem(List<ManifestStream> streams) throws InterruptedException {
        for (ManifestStream stream : streams) {
            Optional<CheckProblem> problem = problemOf(stream);
            if (problem.isPresent()) {
                return problem.map(reason -> reason.after(unavailable(stream)));
            }
        }
        return Optional.empty();
    }

    private static String unavailable(ManifestStream stream) {
        return "Stream " + stream.name().name() + " is not available: ";
    }

    private void read(ManifestStream stream) throws InterruptedException {
        BuiltStream plan = stream.built();
        Slice slice = FirstSlice.of(plan.retriever(), plan.cursor().slices(), sleeper);
        if (slice == null) {
            throw new SystemException(
                    "Cannot attempt to connect to stream " + plan.name().name() + " - no stream slices were found");
        }
        plan.schema().load(); // after the slice and before its records, as in the reference
        SliceReader reader = plan.retriever().open(slice);
        Page page = reader.nextPage();
        while (page != null && page.records().isEmpty()) {
            page = reader.nextPage();
        }
    }

    /** Why a stream cannot be read, or empty if it can; a slice without records is no problem. */
    private Optional<CheckProblem> problemOf(ManifestStream stream) throws InterruptedException {
        try {
            read(stream);
            return Optional.empty();
        } catch (InvalidDocumentException e) {
            return Optional.of(CheckProblem.of(e));
        } catch (SyncException e) {
            String internal = e.getMessage();
            if (internal != null && !e.userMessage().contains(internal)) {
                details.accept(internal);
            }
            return Optional.of(CheckProblem.of(e.userMessage()));
        } catch (RuntimeException e) {
            return Optional.of(CheckProblem.of("An unexpected error occurred: " + FailureWords.of(e)));
        }
    }
}
