package dev.cairn.server.internal.page;

import dev.cairn.server.model.BegunDiff;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.proposal.Proposals;
import dev.cairn.workbench.proposal.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What was found for a beginning, of which the author chooses. Immutable. */
interface Begun {

    /** The manifest with what is chosen of it. */
    ManifestDraft draft(Set<String> chosen) throws CannotBeDone;

    /** What each part changes beside the others that are chosen. */
    List<BegunDiff> diffs(Set<String> chosen);

    /** Proposals for a request; they are chosen by their subjects. */
    record OfRequest(Proposals proposals) implements Begun {

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
    record OfDocument(ManifestDraft all) implements Begun {

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
}
