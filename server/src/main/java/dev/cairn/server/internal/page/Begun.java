package dev.cairn.server.internal.page;

import dev.cairn.server.model.BegunDiff;
import dev.cairn.workbench.draft.BegunFiles;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.proposal.Proposals;
import dev.cairn.workbench.proposal.Subject;
import dev.cairn.workbench.published.ConnectorCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found for a beginning, of which the author chooses. Immutable. */
interface Begun {

    /** A manifest that is written down from what was found. */
    interface OfDraft extends Begun {

        /** The manifest with what is chosen of it. */
        ManifestDraft draft(Set<String> chosen) throws CannotBeDone;

        @Override
        default String text(Set<String> chosen) throws CannotBeDone {
            return draft(chosen).text();
        }

        /** Values that are known and typed go into the configuration. */
        @Override
        default void write(Set<String> chosen, Map<String, @Nullable Object> typed, BegunFiles files)
                throws CannotBeDone, IOException {
            ManifestDraft draft = draft(chosen).valued(typed);
            files.addValues(draft.config());
            files.write(draft.text());
        }
    }

    /** The manifest with what is chosen of it. */
    String text(Set<String> chosen) throws CannotBeDone;

    /**
     * Writes the manifest, and what belongs to it.
     *
     * @param typed values of the configuration that were not known
     */
    void write(Set<String> chosen, Map<String, @Nullable Object> typed, BegunFiles files)
            throws CannotBeDone, IOException;

    /** What each part changes beside the others that are chosen. */
    List<BegunDiff> diffs(Set<String> chosen);

    /** Proposals for a request; they are chosen by their subjects. */
    record OfRequest(Proposals proposals) implements OfDraft {

        @Override
        public ManifestDraft draft(Set<String> chosen) {
            return proposals.with(subjects(chosen));
        }

        @Override
        public List<BegunDiff> diffs(Set<String> chosen) {
            Set<Subject> others = subjects(chosen);
            return proposals.all().stream()
                    .map(proposal ->
                            new BegunDiff(word(proposal.subject()), proposals.diff(proposal.subject(), others)))
                    .toList();
        }

        private static Set<Subject> subjects(Set<String> chosen) {
            EnumSet<Subject> subjects = EnumSet.allOf(Subject.class);
            subjects.removeIf(subject -> !chosen.contains(word(subject)));
            return subjects;
        }

        /** What the page calls a subject. */
        static String word(Subject subject) {
            return subject.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The streams of a document, which are chosen by their names. */
    record OfDocument(ManifestDraft all) implements OfDraft {

        @Override
        public ManifestDraft draft(Set<String> chosen) throws CannotBeDone {
            if (all.streams().stream().noneMatch(stream -> chosen.contains(stream.name()))) {
                throw new CannotBeDone("choose a stream: a manifest has at least one");
            }
            return all.only(chosen);
        }

        @Override
        public List<BegunDiff> diffs(Set<String> chosen) {
            return List.of();
        }
    }

    /** A published connector, of which all is taken. */
    record OfConnector(ConnectorCopy copy) implements Begun {

        @Override
        public String text(Set<String> chosen) {
            return copy.manifest();
        }

        @Override
        public List<BegunDiff> diffs(Set<String> chosen) {
            return List.of();
        }

        @Override
        public void write(Set<String> chosen, Map<String, @Nullable Object> typed, BegunFiles files)
                throws CannotBeDone, IOException {
            List<Path> inTheWay = copy.inTheWay(files.manifest());
            if (!inTheWay.isEmpty()) {
                throw new CannotBeDone(inTheWay.get(0)
                        + " is there already, with something else in it (expected a folder without it)");
            }
            copy.write(files.manifest());
        }
    }
}
