package dev.cairn.manifest;

import dev.cairn.documents.Diagnostic;

/** Components that the schema had in earlier releases, and what to do about them. */
final class RemovedTypes {

    private static final String CUSTOM_CURSOR = "unknown incremental sync 'CustomIncrementalSync'";

    private RemovedTypes() {}

    /** A finding of the schema, with what to do where it is about a component of earlier releases. */
    static Diagnostic explained(Diagnostic finding) {
        return finding.message().startsWith(CUSTOM_CURSOR)
                ? new Diagnostic(
                        finding.severity(),
                        finding.place(),
                        finding.message()
                                + "; custom cursors left the component schema with airbyte-cdk 7, and Cairn keeps"
                                + " the states itself: use a DatetimeBasedCursor, and a CustomPartitionRouter,"
                                + " CustomRetriever or CustomStateMigration for what the class does besides, or run this"
                                + " connector with the airbyte-cdk that it pins",
                        finding.code())
                : finding;
    }
}
